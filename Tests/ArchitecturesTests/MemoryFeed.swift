import EventFeeds
import EventStore
import Foundation
import GRDB
import Lesson4
import Logging
import QueryDatabase
import Staff
import Synchronization

/// The overview's projection, which can't read the department "poison" until it is mended.
final class Mending: Projection {
    private struct Unreadable: Error {}
    private let isMended = Mutex(false)

    func mend() { isMended.withLock { $0 = true } }

    func apply(_ event: RecordedEvent, of feed: Component, in db: Database) throws {
        let isPoison = event.payload.range(of: Data("poison".utf8)) != nil
        if isPoison, !isMended.withLock({ $0 }) { throw Unreadable() }
        try OverviewProjection().apply(event, of: feed, in: db)
    }
}

/// A feed in memory, which may go away.
actor MemoryFeed: EventFeed {
    struct Unopened: Error {}

    private var published: [RecordedEvent]
    private var first: [RecordedEvent]
    private var isAway = false
    /// How often it was asked while it was away.
    private(set) var failures = 0

    /// - Parameter first: the events of the first page, one page each, whatever is asked for.
    init(_ published: [RecordedEvent], first: [RecordedEvent] = []) {
        self.published = published
        self.first = first
    }

    func publish(_ event: RecordedEvent) { published.append(event) }
    func goAway() { isAway = true }

    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        if isAway {
            failures += 1
            throw FeedUnavailable("nobody listens")
        }
        let head = published.last?.position ?? .start
        if !first.isEmpty { return FeedPage(events: [first.removeFirst()], head: head) }
        let next = published.filter { $0.position > position }.prefix(limit)
        if next.isEmpty, wait > .zero { try await Task.sleep(for: .milliseconds(5)) }
        return FeedPage(events: Array(next), head: head)
    }

    func events(of stream: StreamName, from version: Int) throws -> [RecordedEvent] {
        if isAway { throw FeedUnavailable("nobody listens") }
        return published.filter { $0.stream == stream && $0.streamVersion >= version }
    }
}

/// Keeps what is logged.
struct Logs: LogHandler {
    private final class Lines: Sendable {
        let messages = Mutex<[String]>([])
    }

    private let lines = Lines()
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    var messages: [String] { lines.messages.withLock { $0 } }

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        lines.messages.withLock { $0.append("\(event.message)") }
    }
}
