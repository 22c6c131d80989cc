import Classroom
import Staff

/// Requests at a steady pace to all three components, while something happens to the app.
enum SteadyLoad {
    /// Two clients ask each component, 50 times a second each at most, while `body` runs.
    ///
    /// - Returns: what `body` returns, and what was answered and what was lost of each component.
    static func during<Result: Sendable>(
        _ app: AppUnderLoad, _ employee: String,
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> (result: Result, answered: [String: Int], lost: [String: Int]) {
        try await withThrowingTaskGroup(of: (Component, answered: Int, lost: Int).self) { group in
            for component in Component.allCases {
                for _ in 1...2 {
                    group.addTask { await ask(component, app, employee) }
                }
            }
            // The others go on for as long as this one, also when it fails.
            defer { group.cancelAll() }
            let result = try await body()
            group.cancelAll()
            var answered: [String: Int] = [:]
            var lost: [String: Int] = [:]
            for try await client in group {
                answered[client.0.rawValue, default: 0] += client.answered
                lost[client.0.rawValue, default: 0] += client.lost
            }
            return (result, answered, lost)
        }
    }

    private static func ask(
        _ component: Component, _ app: AppUnderLoad, _ employee: String
    ) async -> (Component, answered: Int, lost: Int) {
        var answered = 0
        var lost = 0
        var next = ContinuousClock.now
        while !Task.isCancelled {
            do {
                try await app.read(component, of: employee)
                answered += 1
            } catch {
                // A request that ends with the load is neither answered nor lost.
                if !Task.isCancelled { lost += 1 }
            }
            next = max(next + .milliseconds(20), .now)
            // The pace of the load, not a wait for anything.
            try? await Task.sleep(until: next)
        }
        return (component, answered, lost)
    }
}
