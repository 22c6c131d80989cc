/// What happened, in the order in which it happened: written once, never changed.
///
/// A store gives each event two numbers: its version, counted within its stream from 1 on without
/// a hole, and its position among the events of all streams.
public protocol EventStore: Sendable {
    /// Appends a batch of events to one stream: all of them or none.
    ///
    /// An empty batch changes nothing, checks nothing, and answers with what is there. A batch that
    /// the stream has already, the same ids with the same content, is answered as it was the first
    /// time: whoever lost that answer may send it again.
    ///
    /// - Throws: ``VersionConflict`` when the stream is not as `expected`, and ``EventIDTaken``
    ///   when an id belongs to another event.
    @discardableResult
    func append(
        _ events: [EventToAppend], to stream: StreamName, expecting expected: ExpectedVersion
    ) async throws -> Appended

    /// The events of one stream, or of a part of it. A stream that nobody wrote to has none.
    func read(_ stream: StreamName, _ slice: StreamSlice) async throws -> [RecordedEvent]

    /// The next events of all streams behind `position`, in the order of their positions.
    ///
    /// - Parameters:
    ///   - limit: how many events the page may have.
    ///   - filter: which events are asked for.
    func readAll(
        after position: Position, limit: Int, matching filter: EventFilter
    ) async throws -> Page

    /// The position of the last event, or ``Position/start`` when there is none.
    func head() async throws -> Position

    /// Returns once there is an event behind `position`, which may be at once.
    ///
    /// - Throws: `CancellationError` when the task is cancelled while it waits.
    func waitForEvent(after position: Position) async throws
}

extension EventStore {
    /// All events of one stream, oldest first.
    public func read(_ stream: StreamName) async throws -> [RecordedEvent] {
        try await read(stream, .all)
    }

    /// The next events of all streams behind `position`, whatever they are.
    public func readAll(after position: Position, limit: Int) async throws -> Page {
        try await readAll(after: position, limit: limit, matching: .everything)
    }
}
