public import EventFeeds
import EventStore
public import Hummingbird
import ServiceLifecycle
public import StaffHTTP

/// Publishes the events of a service: `GET /events?after=&limit=&wait=`, and `GET /events/{stream}`.
public struct FeedRoutes: Routes {
    private let feed: any EventFeed

    public init(_ feed: any EventFeed) {
        self.feed = feed
    }

    public func add(to router: Router<StaffContext>) {
        router.get("events", use: page)
        router.get("events/:stream", use: stream)
    }

    @Sendable private func page(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        let after = try request.query("after", "a position") { Position($0) } ?? .start
        let limit = try request.number("limit", in: 1...1_000) ?? 500
        let wait = try request.number("wait", in: 0...30_000) ?? 0
        let page = try await page(after: after, limit: limit, .milliseconds(wait))
        return try .json(
            PublishedPage(
                events: page.events.map { PublishedEvent($0) }, head: page.head.description))
    }

    /// A service that is told to stop keeps nobody waiting.
    private func page(
        after position: Position, limit: Int, _ wait: Duration
    ) async throws -> FeedPage {
        guard wait > .zero, !Task.isShuttingDownGracefully else {
            return try await feed.page(after: position, limit: limit, waiting: .zero)
        }
        do {
            return try await cancelWhenGracefulShutdown {
                try await feed.page(after: position, limit: limit, waiting: wait)
            }
        } catch is CancellationError where !Task.isCancelled {
            return try await feed.page(after: position, limit: limit, waiting: .zero)
        }
    }

    @Sendable private func stream(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        let name = context.parameters.get("stream") ?? ""
        let from = try request.number("from", in: 1...Int(Int32.max)) ?? 1
        let events = try await feed.events(of: StreamName(name), from: from)
        let page = PublishedPage(events: events.map { PublishedEvent($0) }, head: "0")
        return try .json(page)
    }
}
