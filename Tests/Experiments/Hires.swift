/// Clients that hire people as fast as they are answered, until the app is gone.
public struct Hires: Sendable {
    /// The ids of the hires that were answered with 201.
    public private(set) var acknowledged: [String] = []
    /// Requests that were sent and never answered.
    public private(set) var unanswered = 0

    /// Eight clients hire. Once `count` hires are acknowledged, `then` is called, which ends the
    /// app; each client stops at its first request without an answer.
    public static func until(
        _ count: Int, at address: String, then: () -> Void
    ) async -> Hires {
        let (ids, continuation) = AsyncStream.makeStream(of: String.self)
        async let unanswered = withTaskGroup(of: Void.self) { group in
            for _ in 1...8 {
                group.addTask {
                    while let id = try? await hire(at: address) { continuation.yield(id) }
                }
            }
            let clients = await group.reduce(0) { count, _ in count + 1 }
            continuation.finish()
            return clients
        }
        var hires = Hires()
        for await id in ids {
            hires.acknowledged.append(id)
            if hires.acknowledged.count == count { then() }
        }
        hires.unanswered = await unanswered
        return hires
    }
}
