// Why: SQLite lets one transaction write at a time, so a version that is read inside of it is still
// true when the events are inserted, and positions become visible in their order. What is sent
// again is found by its id first: by then the expected version is no longer met.

public import EventStore
public import EventStoreSQLite
import GRDB

/// An event store on one SQLite file.
public struct SQLiteEventStore: EventStore {
    private let database: EventDatabase
    private let now: @Sendable () -> Timestamp

    /// - Parameter now: gives the time at which events are recorded.
    public init(_ database: EventDatabase, now: @escaping @Sendable () -> Timestamp) {
        self.database = database
        self.now = now
    }

    @discardableResult
    public func append(
        _ events: [EventToAppend], to stream: StreamName, expecting expected: ExpectedVersion
    ) async throws -> Appended {
        try await database.write { db in
            let actual = try version(of: stream, db)
            guard let first = events.first else {
                return Appended(version: actual, position: try head(db))
            }
            if let recorded = try db.event(first.id) {
                return try repeated(events, in: stream, from: recorded, db)
            }
            guard expected.isMet(by: actual) else {
                throw VersionConflict(stream: stream, expected: expected, actual: actual)
            }
            var position = Position.start
            for (event, version) in zip(events, (actual + 1)...) {
                position = try db.insert(event, into: stream, as: version, at: now())
            }
            return Appended(version: actual + events.count, position: position)
        }
    }

    public func read(_ stream: StreamName, _ slice: StreamSlice) async throws -> [RecordedEvent] {
        try await database.read { db in try events(of: stream, slice, db) }
    }

    public func readAll(
        after position: Position, limit: Int, matching filter: EventFilter
    ) async throws -> Page {
        // The ceiling first: what is appended meanwhile lies behind it, and is left to the next.
        let head = try await database.head()
        return try await database.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(RecordedEvent.columns) FROM event
                    WHERE position > ? AND position <= ? ORDER BY position
                    """)
            let cursor = try RecordedEvent.fetchCursor(
                statement, arguments: [position.number, head.number])
            var events: [RecordedEvent] = []
            while events.count < limit, let event = try cursor.next() {
                if filter.matches(type: event.type, in: event.stream) { events.append(event) }
            }
            let isFull = events.count == limit
            return Page(
                events: events,
                ceiling: isFull ? events.last?.position ?? position : max(position, head))
        }
    }

    public func head() async throws -> Position { try await database.head() }

    public func waitForEvent(after position: Position) async throws {
        try await database.waitForEvent(after: position)
    }

    private func version(of stream: StreamName, _ db: Database) throws -> Int {
        let statement = try db.cachedStatement(
            sql: "SELECT MAX(stream_version) FROM event WHERE stream = ?")
        return try Int.fetchOne(statement, arguments: [stream.text]) ?? 0
    }

    private func head(_ db: Database) throws -> Position {
        Position(try Int64.fetchOne(db, sql: "SELECT MAX(position) FROM event") ?? 0)
    }

    /// The answer that a batch got the first time.
    private func repeated(
        _ batch: [EventToAppend], in stream: StreamName, from first: RecordedEvent, _ db: Database
    ) throws -> Appended {
        let slice = StreamSlice(from: first.streamVersion, limit: batch.count)
        let recorded = try events(of: stream, slice, db)
        guard let last = recorded.last, recorded.count == batch.count,
            zip(recorded, batch).allSatisfy({ $0.isRecord(of: $1) })
        else { throw EventIDTaken(id: first.id) }
        return Appended(version: last.streamVersion, position: last.position)
    }

    private func events(
        of stream: StreamName, _ slice: StreamSlice, _ db: Database
    ) throws -> [RecordedEvent] {
        let order = slice.order == .oldestFirst ? "ASC" : "DESC"
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(RecordedEvent.columns) FROM event
                WHERE stream = ? AND stream_version BETWEEN ? AND ?
                ORDER BY stream_version \(order) LIMIT ?
                """)
        return try RecordedEvent.fetchAll(
            statement, arguments: [stream.text, slice.from, slice.through, slice.limit])
    }
}
