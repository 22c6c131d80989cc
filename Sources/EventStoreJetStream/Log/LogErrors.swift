/// Somebody has written since the index was read. Nothing was stored.
public struct LogMovedOn: Error, Hashable, CustomStringConvertible {
    public var description: String { "The log has moved on, and nothing was stored." }

    public init() {}
}

/// No answer came. Whether the commit is stored is not known.
public struct NoAnswer: Error, Hashable, CustomStringConvertible {
    public let reason: String

    public var description: String {
        "The log has not answered (\(reason)). What was sent may be stored, or not."
    }

    public init(_ reason: String) { self.reason = reason }
}

/// The log has said no, and would say it again, or has been silent for longer than anybody waits.
public struct LogRefused: Error, Hashable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
