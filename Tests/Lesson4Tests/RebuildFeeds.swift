import EventFeeds
import EventStore
import GRDB
import Lesson4
import QueryDatabase
import Staff

/// One row for each event, which says where it came from.
struct Copying: Projection {
    var failsAt: Int64?

    struct Failed: Error, Equatable {}

    func apply(_ event: RecordedEvent, of feed: Component, in db: Database) throws {
        if event.position.number == failsAt { throw Failed() }
        try db.execute(
            sql: "INSERT INTO salary VALUES (?, ?, ?, 'EUR')",
            arguments: ["\(feed)", event.stream.text, event.position.number])
    }
}

/// When its last event is handed out, and when there is none, one more is published, and comes into
/// the live view.
struct BusyFeed: EventFeed {
    let feed: ScriptedFeed
    let views: Views
    let service: Component
    /// Up to how many events it publishes when its last one is handed out.
    let handedOut: Int
    /// Up to how many events it publishes when there is none to hand out.
    let asked: Int

    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        let page = try await feed.page(after: position, limit: limit, waiting: wait)
        let all = await feed.published
        let last = page.events.last?.position
        let isAtItsEnd = last == nil || last == all.last?.position
        // As the subscription of the process does it: not while the live view stands still.
        if isAtItsEnd, all.count < (last == nil ? asked : handedOut), await !views.isHeld {
            let new = RecordedEvent.number(all.count + 1, in: StreamName("new", all.count))
            await feed.publish([new])
            _ = try await views.changing { [service] live in
                try await Checkpoint.apply(all + [new], of: service, with: Copying(), in: live)
            }
        }
        return page
    }

    func events(of stream: StreamName, from version: Int) async throws -> [RecordedEvent] {
        await feed.events(of: stream, from: version)
    }
}

/// Calls somebody before each page that is asked for while nobody may change the live view.
struct HeldFeed: EventFeed {
    let feed: ScriptedFeed
    let views: Views
    let isHeld: @Sendable () throws -> Void

    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        if await views.isHeld { try isHeld() }
        return try await feed.page(after: position, limit: limit, waiting: wait)
    }

    func events(of stream: StreamName, from version: Int) async throws -> [RecordedEvent] {
        await feed.events(of: stream, from: version)
    }
}

/// Stops at its first page, calls somebody, and goes on when it is told to.
actor SlowFeed: EventFeed {
    private let feed: ScriptedFeed
    private let isAsked: @Sendable () -> Void
    private var mayGoOn = false

    init(feed: ScriptedFeed, isAsked: @escaping @Sendable () -> Void) {
        self.feed = feed
        self.isAsked = isAsked
    }

    func goOn() { mayGoOn = true }

    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        isAsked()
        let deadline = ContinuousClock.now + .seconds(12)
        while !mayGoOn, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(1))
        }
        return try await feed.page(after: position, limit: limit, waiting: wait)
    }

    func events(of stream: StreamName, from version: Int) async throws -> [RecordedEvent] {
        await feed.events(of: stream, from: version)
    }
}
