public import EventStore

/// The events that one service publishes, for others to follow.
public protocol EventFeed: Sendable {
    /// The next events behind `position`, the oldest first.
    ///
    /// - Parameters:
    ///   - limit: how many events the page may have.
    ///   - wait: how long to wait for the first event when there is none yet. An empty page comes
    ///     then.
    /// - Throws: ``FeedUnavailable`` when nobody answers now. Asking again later may help.
    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage

    /// The events of one stream from `version` on, as far as there are any.
    ///
    /// - Throws: ``FeedUnavailable``.
    func events(of stream: StreamName, from version: Int) async throws -> [RecordedEvent]
}

/// Some events of a feed, and how far the feed goes.
public struct FeedPage: Hashable, Sendable {
    public let events: [RecordedEvent]
    /// The position of the feed's last event when it was asked.
    public let head: Position

    public init(events: [RecordedEvent], head: Position) {
        self.events = events
        self.head = head
    }
}

/// A feed can't be reached now.
public struct FeedUnavailable: Error, Hashable, CustomStringConvertible {
    public let reason: String

    public init(_ reason: String) {
        self.reason = reason
    }

    public var description: String { "The feed can't be reached: \(reason)" }
}

/// A feed sent an event in front of one that it had sent before.
public struct FeedOutOfOrder: Error, Hashable, CustomStringConvertible {
    public let position: Position
    /// The position that was sent before it.
    public let after: Position

    public init(_ position: Position, after: Position) {
        self.position = position
        self.after = after
    }

    public var description: String {
        "The feed sent the event at position \(position) behind the one at \(after). A view that "
            + "went on would be wrong, so it stops here."
    }
}
