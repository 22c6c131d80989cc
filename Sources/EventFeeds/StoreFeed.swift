public import EventStore

/// The feed of an event store in this process.
public struct StoreFeed: EventFeed {
    private let store: any EventStore

    public init(_ store: any EventStore) {
        self.store = store
    }

    public func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        let page = try await read(after: position, limit: limit)
        guard page.events.isEmpty, limit > 0, wait > .zero else { return page }
        try await waitForEvent(after: position, atMost: wait)
        return try await read(after: position, limit: limit)
    }

    public func events(
        of stream: StreamName, from version: Int
    ) async throws -> [RecordedEvent] {
        try await store.read(stream, StreamSlice(from: version))
    }

    private func read(after position: Position, limit: Int) async throws -> FeedPage {
        let events = try await store.readAll(after: position, limit: limit).events
        // The head last: it is never before an event of the page.
        return FeedPage(events: events, head: try await store.head())
    }

    /// Returns when there is an event, or when the time is up.
    private func waitForEvent(after position: Position, atMost wait: Duration) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await store.waitForEvent(after: position) }
            group.addTask { try await Task.sleep(for: wait) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
