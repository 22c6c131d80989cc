import StaffHTTP
import Synchronization

/// A service that does what a test has written down, one line for each request. The last line
/// stands for all that come after it.
final class Scripted: ServiceCalls {
    enum Line: Sendable {
        case status(Int)
        case failure(ServiceFailure.Reason)
        case error(any Error)
    }

    private let lines: [Line]
    private let whileAsked: @Sendable () -> Void
    private let asked = Mutex<[(request: ServiceRequest, limit: Duration)]>([])

    /// - Parameter whileAsked: happens during each request.
    init(_ lines: Line..., whileAsked: @escaping @Sendable () -> Void = {}) {
        self.lines = lines
        self.whileAsked = whileAsked
    }

    /// How often it was asked.
    var count: Int { asked.withLock { $0.count } }

    /// The limit that came with each request.
    var limits: [Duration] { asked.withLock { $0.map(\.limit) } }

    func send(_ request: ServiceRequest, within limit: Duration) async throws -> ServiceAnswer {
        let count = asked.withLock { asked in
            asked.append((request, limit))
            return asked.count
        }
        whileAsked()
        switch lines[min(count, lines.count) - 1] {
        case .status(let status): return ServiceAnswer(from: "salary", status: status)
        case .failure(let reason): throw ServiceFailure("salary", reason)
        case .error(let error): throw error
        }
    }
}
