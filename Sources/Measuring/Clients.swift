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

/// The numbers from 0 on, each given once.
private final class Numbers: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue }
}
