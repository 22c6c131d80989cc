public import EventStore
public import GRDB
public import Staff

/// How far the view has come in each feed: in the same file as the view, on purpose.
public struct CheckpointTable {
    private let db: Database

    public init(_ db: Database) {
        self.db = db
    }

    /// The position of the last event that is in the view, or ``Position/start``.
    public func position(of feed: Component) throws -> Position {
        let statement = try db.cachedStatement(
            sql: "SELECT position FROM checkpoint WHERE feed = ?")
        let text = try String.fetchOne(statement, arguments: [feed.rawValue])
        return text.flatMap { Position($0) } ?? .start
    }

    /// Notes that `events` more events are in the view, the last of them at `position`.
    public func advance(_ feed: Component, to position: Position, events: Int) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO checkpoint (feed, position, events) VALUES (?, ?, ?)
                ON CONFLICT (feed) DO UPDATE
                SET position = excluded.position, events = events + excluded.events
                """)
        try statement.execute(
            arguments: [feed.rawValue, position.description, events])
    }

    /// The positions of all feeds of which something is in the view.
    public func positions() throws -> [Component: Position] {
        let rows = try Row.fetchAll(db, sql: "SELECT feed, position FROM checkpoint")
        return rows.reduce(into: [:]) { positions, row in
            guard let feed = Component(rawValue: row["feed"]) else { return }
            positions[feed] = Position(row["position"] as String)
        }
    }
}
