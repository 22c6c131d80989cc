import Classroom
import Synchronization

/// Clients that send requests one after the other, as fast as they are answered.
enum Clients {
    /// Runs `count` clients until `requests` are answered in all, or the time is over.
    ///
    /// - Parameter request: is given the number of the request, from 0 on.
    /// - Throws: the first error of a request.
    static func run(
        _ count: Int, requests: Int = .max, within limit: Duration,
        _ request: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> Rate {
        let numbers = Numbers()
        let start = ContinuousClock.now
        let end = start + limit
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 1...count {
                group.addTask {
                    var times: [Double] = []
                    while ContinuousClock.now < end {
                        try Task.checkCancellation()
                        let number = numbers.next()
                        guard number < requests else { break }
                        let began = ContinuousClock.now
                        try await request(number)
                        times.append((ContinuousClock.now - began) / .milliseconds(1))
                    }
                    return times
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return Rate(
            milliseconds: times, seconds: (ContinuousClock.now - start) / .seconds(1))
    }
}

extension Clients {
    /// Runs `body` while `count` clients send requests, for as long as it takes.
    ///
    /// - Throws: what `body` throws, and the first error of a request: without the load, what `body`
    ///   measures would be something else.
    static func load<Result: Sendable>(
        _ count: Int, _ request: @escaping @Sendable (Int) async throws -> Void,
        during body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                _ = try await run(count, within: .seconds(3600), request)
                return nil
            }
            group.addTask { try await body() }
            // The load is cancelled then, and whatever is in flight is waited for.
            defer { group.cancelAll() }
            while let ended = try await group.next() {
                if let result = ended { return result }
            }
            throw CancellationError()
        }
    }
}

/// The numbers from 0 on, each given once.
private final class Numbers: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue }
}
