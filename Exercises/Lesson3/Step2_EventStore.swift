import Classroom
public import EventStore
public import EventStoreSQLite
import Foundation
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
        // TODO: 3.2 Check the expected version and insert the events, in one transaction.
        throw NotYet("3.2", "append events to a stream")
    }

    public func read(_ stream: StreamName, _ slice: StreamSlice) async throws -> [RecordedEvent] {
        // TODO: 3.2 Select a part of one stream.
        throw NotYet("3.2", "read a stream")
    }

    public func readAll(
        after position: Position, limit: Int, matching filter: EventFilter
    ) async throws -> Page {
        // TODO: 3.2 Select the next events of all streams, and say how far you have looked.
        throw NotYet("3.2", "read the events of all streams")
    }

    public func head() async throws -> Position { try await database.head() }

    public func waitForEvent(after position: Position) async throws {
        try await database.waitForEvent(after: position)
    }
}
