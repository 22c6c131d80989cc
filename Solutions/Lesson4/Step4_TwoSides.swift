// Why: Who may write is decided by the connection, not by good intentions. What a command is
// answered with is noted where the append is, so that no component has to know of tokens.

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
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        database = try DatabasePool(path: path, configuration: configuration)
    }

    public func overview(_ query: OverviewQuery) async throws -> Overview {
        try await UnifiedView.overview(query, in: database)
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
        let appended = try await store.append(events, to: stream, expecting: expected)
        Answered.current?.note(service, at: appended.position)
        return appended
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
