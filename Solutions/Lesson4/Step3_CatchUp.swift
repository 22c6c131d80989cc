// Why: History and what happens now come by one way, so there is no hand-over to get wrong. What
// has been handed out decides what is asked for next, never what the feed says of itself.

public import EventFeeds
public import EventStore
import Foundation

/// A feed as one sequence: what has happened, page by page, and then what happens.
public struct CatchUp: AsyncSequence, Sendable {
    private let feed: any EventFeed
    private let start: Position
    private let limit: Int
    private let wait: Duration
    private let pause: @Sendable (Int) async throws -> Void

    /// - Parameters:
    ///   - start: the position of the last event that is known already.
    ///   - limit: how many events to ask for at once.
    ///   - wait: how long the feed may wait for an event when there is none.
    ///   - pause: waits after the first, second, … failure in a row.
    public init(
        _ feed: any EventFeed, after start: Position, limit: Int = 500,
        waiting wait: Duration = .seconds(20),
        pause: @escaping @Sendable (_ failures: Int) async throws -> Void = BackOff.pause(after:)
    ) {
        self.feed = feed
        self.start = start
        self.limit = limit
        self.wait = wait
        self.pause = pause
    }

    public func makeAsyncIterator() -> Iterator { Iterator(of: self) }

    public struct Iterator: AsyncIteratorProtocol {
        private let subscription: CatchUp
        /// The position of the last event that was handed out.
        private var position: Position
        /// The ids of the events that were handed out last, to know them again.
        private var known: Set<UUID> = []

        fileprivate init(of subscription: CatchUp) {
            self.subscription = subscription
            position = subscription.start
        }

        /// The next events, one at least, none of them twice.
        ///
        /// - Throws: ``FeedOutOfOrder`` when the feed goes back to an event that it left out, and
        ///   every other error of the feed but ``FeedUnavailable``.
        public mutating func next() async throws -> FeedPage? {
            while true {
                let page = try await ask()
                var news: [RecordedEvent] = []
                for event in page.events {
                    if event.position > position {
                        news.append(event)
                        position = event.position
                    } else if !known.contains(event.id), !news.contains(event) {
                        throw FeedOutOfOrder(event.position, after: position)
                    }
                }
                guard !news.isEmpty else { continue }
                known = Set(news.map(\.id))
                return FeedPage(events: news, head: page.head)
            }
        }

        /// Asks for what comes behind the last event, until the feed answers.
        private func ask() async throws -> FeedPage {
            for failures in 1... {
                do {
                    return try await subscription.feed.page(
                        after: position, limit: subscription.limit, waiting: subscription.wait)
                } catch is FeedUnavailable {
                    try await subscription.pause(failures)
                }
            }
            throw CancellationError()
        }
    }
}
