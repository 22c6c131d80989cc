import EventStore
import EventStoreConformance
import EventStoreSQLite
import GRDB
import Hosting
import Lesson3

/// An event store in a new folder, which is gone afterwards.
@discardableResult
func withEventStore<Result: Sendable>(
    now: @escaping @Sendable () -> Timestamp = { Timestamp.now() },
    _ body: (SQLiteEventStore) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        try await body(SQLiteEventStore(EventDatabase(folder + "/events.sqlite"), now: now))
    }
}

extension Bench {
    /// The store of step 2.
    static let sqlite = Bench(
        forgeries: [
            .sql("UPDATE", "UPDATE event SET payload = x'7b7d' WHERE stream_version = 1"),
            .sql("DELETE", "DELETE FROM event WHERE stream_version = 3"),
            .sql("DELETE of everything", "DELETE FROM event"),
            .sql(
                "INSERT OR REPLACE of a position",
                """
                INSERT OR REPLACE INTO event
                SELECT position, 'other', 9, randomblob(16), type, version, x'', metadata, 0
                FROM event WHERE stream_version = 1
                """),
            .sql(
                "INSERT OR REPLACE of a version",
                """
                INSERT OR REPLACE INTO event
                SELECT 99, stream, stream_version, randomblob(16), type, version, x'', metadata, 0
                FROM event WHERE stream_version = 1
                """),
            .sql(
                "INSERT OR REPLACE of an id",
                """
                INSERT OR REPLACE INTO event
                SELECT 99, 'other', 9, id, type, version, x'', metadata, 0
                FROM event WHERE stream_version = 1
                """),
        ]
    ) { folder, now in
        SQLiteEventStore(try EventDatabase(folder + "/events.sqlite"), now: now)
    }
}

extension Bench.Forgery {
    /// Tries a statement over a connection of somebody who knows the file alone.
    static func sql(_ name: String, _ statement: String) -> Self {
        Self(name) { folder in
            try await DatabaseQueue(path: folder + "/events.sqlite").write { db in
                try db.execute(sql: statement)
            }
        }
    }
}
