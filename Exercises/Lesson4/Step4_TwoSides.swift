import Classroom
import EventFeeds
public import EventStore
public import GRDB
import Lesson1
public import Staff

/// The query side: answers from the query database, and can't change it.
public struct QuerySide: OverviewService {
    public let database: DatabasePool

    /// Opens the query database at `path` to read.
    ///
    /// - Throws: when there is none.
    public init(_ path: String) throws {
        // TODO: 4.4 Open the file so that nothing can be written through this connection.
        throw NotYet("4.4", "open the query database to read")
    }

    public func overview(_ query: OverviewQuery) async throws -> Overview {
        // TODO: 4.4 Answer from the query database, and from nothing else.
        throw NotYet("4.4", "answer from the query database")
    }
}

/// The command side: an event store that notes where each append has taken it.
public struct CommandSide: EventStore {
    private let store: any EventStore
    private let service: Component

    /// - Parameter service: the one whose store it is.
    public init(_ store: any EventStore, of service: Component) {
        self.store = store
        self.service = service
    }

    @discardableResult
    public func append(
        _ events: [EventToAppend], to stream: StreamName, expecting expected: ExpectedVersion
    ) async throws -> Appended {
        // TODO: 4.4 Append, and note for the answer where that has taken the store.
        throw NotYet("4.4", "note the position of an append")
    }

    public func read(_ stream: StreamName, _ slice: StreamSlice) async throws -> [RecordedEvent] {
        try await store.read(stream, slice)
    }

    public func readAll(
        after position: Position, limit: Int, matching filter: EventFilter
    ) async throws -> Page {
        try await store.readAll(after: position, limit: limit, matching: filter)
    }

    public func head() async throws -> Position { try await store.head() }

    public func waitForEvent(after position: Position) async throws {
        try await store.waitForEvent(after: position)
    }
}
