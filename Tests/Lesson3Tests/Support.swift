import EventStore
import EventStoreSQLite
import Hosting
import Lesson3
import Staff

/// An event store in a new folder, which is gone afterwards.
func withEventStore<Result: Sendable>(
    now: @escaping @Sendable () -> Timestamp = { Timestamp.now() },
    _ body: (SQLiteEventStore) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        try await body(SQLiteEventStore(EventDatabase(folder + "/events.sqlite"), now: now))
    }
}

extension ID {
    /// Ids that are easy to read, and in the order of their numbers.
    static func number(_ number: Int) -> Self {
        let digits = String(number)
        return Self(
            "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
    }
}
