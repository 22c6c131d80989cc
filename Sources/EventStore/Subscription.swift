/// The events of a store in their order: what has happened, and then what happens.
///
/// A reader asks for one event after the other, so a slow one slows nobody: the store does not
/// know of it. It ends with an error alone: with `CancellationError` when its task is cancelled,
/// also between two events that are there already, or with an error of the store.
public struct Subscription: AsyncSequence, Sendable {
    public typealias Element = RecordedEvent

    private let store: any EventStore
    private let position: Position
    private let filter: EventFilter

    public enum Start: Hashable, Sendable {
        /// From the first event on.
        case start
        /// Behind an event that was seen already.
        case after(Position)
        /// From the next event on.
        case now
    }

    init(_ store: any EventStore, after position: Position, _ filter: EventFilter) {
        self.store = store
        self.position = position
        self.filter = filter
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(store: store, position: position, filter: filter)
    }

    public struct Iterator: AsyncIteratorProtocol {
        let store: any EventStore
        var position: Position
        let filter: EventFilter
        private var page: ArraySlice<RecordedEvent> = []

        init(store: any EventStore, position: Position, filter: EventFilter) {
            self.store = store
            self.position = position
            self.filter = filter
        }

        public mutating func next() async throws -> RecordedEvent? {
            while page.isEmpty {
                try Task.checkCancellation()
                let next = try await store.readAll(after: position, limit: 500, matching: filter)
                if next.events.isEmpty, next.ceiling <= position {
                    try await store.waitForEvent(after: position)
                }
                // What is appended between the two calls is behind the ceiling: it comes next.
                if next.ceiling > position { position = next.ceiling }
                page = next.events[...]
            }
            // Of a page that is there already nothing is given either.
            try Task.checkCancellation()
            return page.popFirst()
        }
    }
}

extension EventStore {
    /// The events from `start` on, in one sequence that goes on with what is appended later.
    public func subscribe(
        from start: Subscription.Start, matching filter: EventFilter = .everything
    ) async throws -> Subscription {
        let position =
            switch start {
            case .start: Position.start
            case .after(let position): position
            case .now: try await head()
            }
        return Subscription(self, after: position, filter)
    }
}
