/// How long writers wait when something has failed.
public enum Pause: String, Sendable, CaseIterable {
    /// Less than two seconds.
    case hardly
    /// Until those that are left have found each other: seconds, less than half a minute.
    case seconds
    /// For as long as nobody starts what has ended.
    case untilItIsBack
}

/// What can go wrong when a node of a log is lost.
public enum Harm: String, Sendable, CaseIterable, CustomStringConvertible {
    /// Events whose append was acknowledged are gone.
    case acknowledgedEventsLost
    /// Events are in the log twice.
    case eventsStoredTwice
    /// Appends throw, although two nodes are left.
    case appendsRefused
    /// Who follows the log misses an event, or sees one twice.
    case viewsWrong

    public var description: String { rawValue }
}

extension Pause: Predictable {
    public var words: String {
        switch self {
        case .hardly: "hardly at all"
        case .seconds: "some seconds"
        case .untilItIsBack: "until a node is back"
        }
    }
}
