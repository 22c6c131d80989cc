import StaffHTTP
import Synchronization

/// A service that holds every request until a test answers it, or until whoever asked goes away.
final class Held: ServiceCalls {
    private typealias Request = CheckedContinuation<ServiceAnswer, any Error>

    private let state = Mutex<(count: Int, held: [Int: Request], holds: Bool)>((0, [:], true))

    /// How many requests have come in so far.
    var count: Int { state.withLock { $0.count } }

    func send(_ request: ServiceRequest, within limit: Duration) async throws -> ServiceAnswer {
        let (number, holds) = state.withLock { state in
            state.count += 1
            return (state.count, state.holds)
        }
        guard holds else { return ServiceAnswer(from: "salary", status: 200) }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { request in
                state.withLock { $0.held[number] = request }
                if Task.isCancelled { take(number)?.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            take(number)?.resume(throwing: CancellationError())
        }
    }

    /// Answers the request that came as the `number`th.
    func answer(_ number: Int, _ status: Int) async throws {
        try await eventually("request \(number) is held") { isHeld(number) }
        take(number)?.resume(returning: ServiceAnswer(from: "salary", status: status))
    }

    /// From now on every request is answered at once.
    func holdNoMore() {
        state.withLock { $0.holds = false }
    }

    private func isHeld(_ number: Int) -> Bool { state.withLock { $0.held[number] != nil } }

    private func take(_ number: Int) -> Request? {
        state.withLock { $0.held.removeValue(forKey: number) }
    }
}
