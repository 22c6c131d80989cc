public import EventStore
public import Foundation
public import GRDB

extension Database {
    /// The event with this id, whatever its stream.
    public func event(_ id: UUID) throws -> RecordedEvent? {
        let statement = try cachedStatement(
            sql: "SELECT \(RecordedEvent.columns) FROM event WHERE id = ?")
        return try RecordedEvent.fetchOne(statement, arguments: [id])
    }

    /// Writes one event into the table, behind all others, and gives its position.
    ///
    /// - Throws: `EventIDTaken` when there is an event with its id.
    public func insert(
        _ event: EventToAppend, into stream: StreamName, as version: Int, at time: Timestamp
    ) throws -> Position {
        let statement = try cachedStatement(
            sql: """
                INSERT INTO event (stream, stream_version, id, type, version, payload, metadata,
                    recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        do {
            try statement.execute(arguments: [
                stream.text, version, event.id, event.type, event.version, event.payload,
                event.metadata, time.microseconds,
            ])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            guard try self.event(event.id) == nil else { throw EventIDTaken(id: event.id) }
            throw error
        }
        return Position(lastInsertedRowID)
    }
}
