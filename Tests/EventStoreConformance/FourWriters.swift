import Synchronization

/// Four writers who work at the same time.
final class FourWriters: Sendable {
    private let done = Atomic(false)

    /// Whether all of them have ended.
    var areDone: Bool { done.load(ordering: .acquiring) }

    /// Runs `body` as each of the four, and returns when all have ended.
    func run(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        defer { done.store(true, ordering: .releasing) }
        try await withThrowingTaskGroup { group in
            for writer in 1...4 { group.addTask { try await body(writer) } }
            try await group.waitForAll()
        }
    }
}
