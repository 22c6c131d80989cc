public import Staff
import Synchronization

/// How many requests were answered while something happened, and how many were not.
public struct Load: Sendable {
    public var answered = 0
    /// Sent, and never answered: the connection was refused or broken.
    public var lost = 0

    /// Two clients ask each component, 100 times a second each at most, while `body` runs.
    ///
    /// A client sends its next request when the one before is answered or lost.
    ///
    /// - Parameter component: where `body` ends it. A request to it that is under way then may fail
    ///   later than everything else is done, so that this is waited for, for ten seconds at most.
    /// - Returns: what `body` returns, and the load of each component.
    public static func during<Result: Sendable>(
        on app: App, ending component: Component? = nil,
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> (result: Result, loads: [Component: Load]) {
        try await withThrowingTaskGroup(of: (Component, Load).self) { group in
            let losing = Losing()
            for component in Component.allCases {
                for _ in 1...2 {
                    group.addTask {
                        (component, await read(component, of: app, losing))
                    }
                }
            }
            let result = try await body()
            let end = ContinuousClock.now + .seconds(10)
            while let component, !losing.contains(component),
                ContinuousClock.now < end
            {
                try await Task.sleep(for: .milliseconds(2))
            }
            group.cancelAll()
            let loads = try await group.reduce(into: [Component: Load]()) { loads, next in
                loads[next.0, default: Load()].answered += next.1.answered
                loads[next.0, default: Load()].lost += next.1.lost
            }
            return (result, loads)
        }
    }

    /// Reads from a component, at a pace, until the task is cancelled.
    private static func read(
        _ component: Component, of app: App, _ losing: Losing
    ) async -> Load {
        var load = Load()
        var next = ContinuousClock.now
        while !Task.isCancelled {
            do {
                try await app.read(component)
                load.answered += 1
            } catch {
                // A request that is ended with the experiment is neither answered nor lost.
                if !Task.isCancelled {
                    load.lost += 1
                    losing.insert(component)
                }
            }
            next += .milliseconds(10)
            // The pace of the load, not a wait for anything.
            try? await Task.sleep(until: max(next, .now))
        }
        return load
    }
}

/// The components of which a request has been lost so far.
private final class Losing: Sendable {
    private let components = Mutex<Set<Component>>([])

    func insert(_ component: Component) {
        components.withLock { _ = $0.insert(component) }
    }

    func contains(_ component: Component) -> Bool {
        components.withLock { $0.contains(component) }
    }
}

extension [Component: Load] {
    /// The components of which a request was lost.
    public var losing: Set<Component> { Set(filter { $0.value.lost > 0 }.keys) }
}
