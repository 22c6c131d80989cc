import EventFeeds
import EventStore

/// A feed that does what a test tells it to, and waits as a feed must when it has nothing.
actor ScriptedFeed: EventFeed {
    enum Answer: Sendable {
        /// These events, whatever was asked for.
        case events([RecordedEvent])
        case unavailable
        case broken
    }

    struct Broken: Error, Equatable {}

    /// What was asked for, in turn.
    private(set) var asked: [(after: Position, limit: Int, wait: Duration)] = []
    /// From which version on the events of a stream were asked for, in turn.
    private(set) var askedFrom: [Int] = []
    private(set) var published: [RecordedEvent]
    private var answers: [Answer]
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter answers: the first answers, before the feed goes over to what it has published.
    init(_ published: [RecordedEvent] = [], first answers: [Answer] = []) {
        self.published = published
        self.answers = answers
    }

    func publish(_ events: [RecordedEvent]) {
        published += events
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    /// Returns when the feed has been asked for `count` pages.
    func wasAsked(_ count: Int) async throws {
        while asked.count < count { try await Task.sleep(for: .milliseconds(1)) }
    }

    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        try Task.checkCancellation()
        asked.append((position, limit, wait))
        if !answers.isEmpty {
            switch answers.removeFirst() {
            case .events(let events):
                return FeedPage(events: events, head: published.last?.position ?? .start)
            case .unavailable: throw FeedUnavailable("nobody listens")
            case .broken: throw Broken()
            }
        }
        if next(after: position, limit: limit).isEmpty, wait > .zero { await more() }
        return FeedPage(
            events: next(after: position, limit: limit),
            head: published.last?.position ?? .start)
    }

    func events(of stream: StreamName, from version: Int) -> [RecordedEvent] {
        askedFrom.append(version)
        return published.filter { $0.stream == stream && $0.streamVersion >= version }
    }

    private func next(after position: Position, limit: Int) -> [RecordedEvent] {
        Array(published.filter { $0.position > position }.prefix(limit))
    }

    private func more() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled { return continuation.resume() }
                waiting.append(continuation)
            }
        } onCancel: {
            Task { await self.publish([]) }
        }
    }
}
