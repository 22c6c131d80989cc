import Classroom
public import EventStore
public import EventStoreJetStream

/// An event store on a log that several machines keep.
public struct JetStreamEventStore: EventStore {
    private let log: CommitLog
    private let now: @Sendable () -> Timestamp

    /// - Parameter now: gives the time at which events are recorded.
    public init(_ log: CommitLog, now: @escaping @Sendable () -> Timestamp) {
        self.log = log
        self.now = now
    }

    @discardableResult
    public func append(
        _ events: [EventToAppend], to stream: StreamName, expecting expected: ExpectedVersion
    ) async throws -> Appended {
        // TODO: 5.3 Catch up with the log, and check there what the rules of a store ask for.
        // TODO: 5.3 Publish one commit behind what you have read. Look again when it moved on.
        // TODO: 5.3 Look again when no answer came. Read the clock once, before all that.
        throw NotYet("5.3", "append a batch as one commit, behind what was read of the log")
    }

    public func read(_ stream: StreamName, _ slice: StreamSlice) async throws -> [RecordedEvent] {
        // TODO: 5.3 Fetch the stream's commits, and take the events of the slice out of them.
        throw NotYet("5.3", "read the events of one stream")
    }

    public func readAll(
        after position: Position, limit: Int, matching filter: EventFilter
    ) async throws -> Page {
        // TODO: 5.3 Read commits from the one of the position on, up to the head.
        throw NotYet("5.3", "read the events of all streams behind a position")
    }

    public func head() async throws -> Position {
        // TODO: 5.3 The index knows the position of the last event.
        throw NotYet("5.3", "say where the last event stands")
    }

    public func waitForEvent(after position: Position) async throws {
        // TODO: 5.3 Return when the head is behind the position. Wait for news until then.
        throw NotYet("5.3", "wait until there is an event behind a position")
    }
}
