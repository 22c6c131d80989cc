public import EventStore
public import GRDB
public import Staff

/// Events that could not be projected, and those that wait behind them in the same stream.
///
/// Where an event is and what is wrong with it is kept, and never what it says: a name that is
/// forgotten elsewhere must not stay here.
public struct ParkedTable {
    private let db: Database

    public init(_ db: Database) {
        self.db = db
    }

    /// Whether an event of `stream` is parked.
    public func holds(_ stream: StreamName, of feed: Component) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT 1 FROM parked WHERE feed = ? AND stream = ? LIMIT 1")
        return try Int.fetchOne(statement, arguments: [feed.rawValue, stream.text]) != nil
    }

    /// Whether this event is parked.
    public func holds(_ event: RecordedEvent, of feed: Component) throws -> Bool {
        try Int.fetchOne(
            db, sql: "SELECT 1 FROM parked WHERE feed = ? AND stream = ? AND version = ?",
            arguments: [feed.rawValue, event.stream.text, event.streamVersion]) != nil
    }

    /// The version of the first event of `stream` that is parked.
    public func first(of stream: StreamName, of feed: Component) throws -> Int? {
        try Int.fetchOne(
            db, sql: "SELECT MIN(version) FROM parked WHERE feed = ? AND stream = ?",
            arguments: [feed.rawValue, stream.text])
    }

    /// Parks an event. Parked again, it has the new reason.
    public func park(_ event: RecordedEvent, of feed: Component, because reason: String) throws {
        try db.execute(
            sql: """
                INSERT INTO parked (feed, stream, version, position, type, reason)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (feed, stream, version) DO UPDATE SET reason = excluded.reason
                """,
            arguments: [
                feed.rawValue, event.stream.text, event.streamVersion,
                event.position.description, event.type, reason,
            ])
    }

    /// Takes an event out again.
    public func remove(_ event: RecordedEvent, of feed: Component) throws {
        try db.execute(
            sql: "DELETE FROM parked WHERE feed = ? AND stream = ? AND version = ?",
            arguments: [feed.rawValue, event.stream.text, event.streamVersion])
    }

    /// All that is parked, in the order of feeds, streams and versions.
    public func all() throws -> [ParkedEvent] {
        try ParkedEvent.fetchAll(db, sql: "SELECT * FROM parked ORDER BY feed, stream, version")
    }
}

/// An event that is not in the view, and why.
public struct ParkedEvent: Hashable, Codable, Sendable, FetchableRecord {
    public let feed: String
    public let stream: String
    /// Its place in the stream.
    public let version: Int
    public let position: String
    public let type: String
    public let reason: String

    public init(
        feed: String, stream: String, version: Int, position: String, type: String,
        reason: String
    ) {
        self.feed = feed
        self.stream = stream
        self.version = version
        self.position = position
        self.type = type
        self.reason = reason
    }
}
