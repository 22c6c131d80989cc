import GRDB
import Synchronization

/// Somebody else who writes to the same file: right before each statement of the store.
final class Neighbour: Sendable {
    private let file: DatabaseQueue
    private let left = Mutex(0)

    init(_ path: String) throws {
        file = try DatabaseQueue(path: path)
    }

    var isDone: Bool { left.withLock { $0 == 0 } }

    /// Appends before each of so many statements from now on.
    func begin(_ count: Int) { left.withLock { $0 = count } }

    /// Called before a statement of the store. While the store has a transaction to write of its own,
    /// nobody else gets in.
    func append() {
        let isBusy = left.withLock { left in
            defer { left = max(0, left - 1) }
            return left > 0
        }
        guard isBusy else { return }
        try? file.write { db in
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
