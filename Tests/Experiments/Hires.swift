import Synchronization

/// Clients that hire people as fast as they are answered, until the app is gone.
public struct Hires: Sendable {
    /// The ids of the hires that were answered with 201.
    public private(set) var acknowledged: [String] = []
    /// Requests that were begun before the app ended, and never answered.
    public private(set) var unanswered = 0

    /// Eight clients hire. Once `count` hires are acknowledged, `then` is called, which ends the
    /// app; each client stops at its first request that hires nobody.
    ///
    /// - Throws: why, when all clients stop before: then `then` is not called.
    public static func until(
        _ count: Int, at address: String, then: () -> Void
    ) async throws -> Hires {
        let (ids, continuation) = AsyncStream.makeStream(of: String.self)
        let isOver = Flag()
        async let ends = withTaskGroup(of: End.self) { group in
            for _ in 1...8 {
                group.addTask {
                    await hire(at: address, until: isOver) { continuation.yield($0) }
                }
            }
            let ends = await group.reduce(into: []) { $0.append($1) }
            continuation.finish()
            return ends
        }
        var hires = Hires()
        for await id in ids {
            hires.acknowledged.append(id)
            if hires.acknowledged.count == count {
                isOver.raise()
                then()
            }
        }
        for end in await ends {
            if end.isUnanswered { hires.unanswered += 1 }
            if hires.acknowledged.count < count { throw end.error }
        }
        return hires
    }

    /// One client: hires people, until a request hires nobody.
    private static func hire(
        at address: String, until isOver: Flag, _ hired: @Sendable (String) -> Void
    ) async -> End {
        while true {
            let isBefore = !isOver.isRaised
            do {
                hired(try await Experiments.hire(at: address))
            } catch let error as Unexpected {
                return End(error: error, isUnanswered: false)
            } catch {
                return End(error: error, isUnanswered: isBefore)
            }
        }
    }

    /// How a client came to its end.
    private struct End: Sendable {
        let error: any Error
        let isUnanswered: Bool
    }

    /// Raised when the app is about to be ended.
    private final class Flag: Sendable {
        private let state = Atomic(false)

        var isRaised: Bool { state.load(ordering: .acquiring) }

        func raise() { state.store(true, ordering: .releasing) }
    }
}
