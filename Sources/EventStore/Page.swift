/// Some of the events behind a position.
public struct Page: Hashable, Sendable {
    public let events: [RecordedEvent]
    /// Up to here every event was looked at: read on from here.
    ///
    /// Not the position of the last event of the page, since the filter may have left out all that
    /// came after it. Without a ceiling a reader whose events are rare would look at the same
    /// others again and again.
    public let ceiling: Position

    public init(events: [RecordedEvent], ceiling: Position) {
        self.events = events
        self.ceiling = ceiling
    }
}

/// Which events of all streams are asked for. What is empty asks for everything.
public struct EventFilter: Hashable, Sendable {
    /// Types of events, as in `vacation.requested`.
    public var types: Set<String>
    /// Categories of streams, as in `vacation`.
    public var categories: Set<String>

    public init(types: Set<String> = [], categories: Set<String> = []) {
        self.types = types
        self.categories = categories
    }

    public static let everything = EventFilter()

    /// Whether an event of `type` in `stream` is asked for.
    public func matches(type: String, in stream: StreamName) -> Bool {
        (types.isEmpty || types.contains(type))
            && (categories.isEmpty || categories.contains(stream.category))
    }
}
