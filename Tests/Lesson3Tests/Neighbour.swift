import GRDB
import Synchronization

/// Somebody else who writes to the same file: right before each statement of the store.
final class Neighbour: Sendable {
    private let file: DatabaseQueue
    private let state = Mutex((left: 0, tries: 0, inserted: 0))

    init(_ path: String) throws {
        file = try DatabaseQueue(path: path)
    }

    /// How many events it has appended.
    var inserted: Int { state.withLock { $0.inserted } }

    var isDone: Bool { state.withLock { $0.left == 0 || $0.tries == 0 } }

    /// Appends so many events from now on, each before a statement at which it gets in.
    func begin(_ count: Int) { state.withLock { $0 = (count, count * 20, 0) } }

    /// Called before a statement of the store. While the store is in a transaction that writes,
    /// nobody else gets in.
    func append() {
        let isBusy = state.withLock { state in
            defer { state.tries = max(0, state.tries - 1) }
            return state.left > 0 && state.tries > 0
        }
        guard isBusy, (try? insert()) != nil else { return }
        state.withLock { state in
            state.left -= 1
            state.inserted += 1
        }
    }

    private func insert() throws {
        try file.write { db in
            try db.execute(
                sql: """
                    INSERT INTO event (stream, stream_version, id, type, version, payload,
                        metadata, recorded_at)
                    SELECT 'neighbour', COUNT(*) + 1, randomblob(16), 'said', 1, x'7b7d', x'7b7d', 0
                    FROM event WHERE stream = 'neighbour'
                    """)
        }
    }
}
