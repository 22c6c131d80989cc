import EventStore
import EventStoreSQLite
import Hosting
import Lesson3

/// An event store in a new folder, which is gone afterwards.
func withEventStore<Result: Sendable>(
    now: @escaping @Sendable () -> Timestamp = { Timestamp.now() },
    _ body: (SQLiteEventStore) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        try await body(SQLiteEventStore(EventDatabase(folder + "/events.sqlite"), now: now))
    }
}
