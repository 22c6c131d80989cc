public import EventFeeds
public import EventStore
import Foundation
public import StaffHTTP

/// The feed of a service in another process.
public struct RemoteFeed: EventFeed {
    private let calls: any ServiceCalls
    private let patience: Duration

    /// - Parameter patience: how long an answer may take, besides the wait that was asked for.
    public init(_ calls: any ServiceCalls, patience: Duration = .seconds(5)) {
        self.calls = calls
        self.patience = patience
    }

    public func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        let request = ServiceRequest.get(
            "/events",
            [
                "after": "\(position)", "limit": "\(limit)",
                "wait": "\(Int(wait / .milliseconds(1)))",
            ])
        let page = try await send(request, within: wait + patience)
        guard let head = Position(page.head) else { throw FeedUnavailable("“head” is no position") }
        return FeedPage(events: try recorded(page), head: head)
    }

    public func events(
        of stream: StreamName, from version: Int
    ) async throws -> [RecordedEvent] {
        try recorded(
            await send(.get("/events/\(stream)", ["from": "\(version)"]), within: patience))
    }

    private func send(
        _ request: ServiceRequest, within limit: Duration
    ) async throws -> PublishedPage {
        do {
            return try await calls.send(request, within: limit).value(PublishedPage.self)
        } catch let failure as ServiceFailure {
            throw FeedUnavailable("\(failure)")
        }
    }

    private func recorded(_ page: PublishedPage) throws -> [RecordedEvent] {
        try page.events.map { event in
            guard let recorded = event.recorded else {
                throw FeedUnavailable("an event has the position “\(event.position)”")
            }
            return recorded
        }
    }
}
