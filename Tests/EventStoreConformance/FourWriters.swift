import EventStore
import Synchronization

/// Four writers who work at the same time.
final class FourWriters: Sendable {
    private let done = Atomic(false)

    /// Whether all of them have ended.
    var areDone: Bool { done.load(ordering: .acquiring) }

    /// Runs `body` as each of the four, with a connection of its own, and returns when all have
    /// ended.
    ///
    /// All are connected before the first one writes, so that they do work at the same time.
    func run(
        in place: Place,
        _ body: @escaping @Sendable (_ writer: Int, _ store: any EventStore) async throws -> Void
    ) async throws {
        defer { done.store(true, ordering: .releasing) }
        var writers: [(number: Int, store: any EventStore)] = []
        for number in 1...4 { writers.append((number, try await place.store())) }
        try await withThrowingTaskGroup { group in
            for writer in writers {
                group.addTask { try await body(writer.number, writer.store) }
            }
            try await group.waitForAll()
        }
    }
}
