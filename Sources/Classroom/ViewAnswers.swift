/// A way to the answer that needs all three components.
public enum Way: String, Sendable, CaseIterable, CustomStringConvertible {
    /// One SELECT in a query database that follows the events: Lesson 4.
    case view
    /// Calls to three services with tables: Lesson 2.
    case fanOut
    /// Calls to three services that replay their events: Lesson 3.
    case replay

    public var description: String { rawValue }
}

/// How long something takes, by magnitude.
public enum Magnitude: String, Sendable, CaseIterable {
    /// Less than a millisecond.
    case noTime
    /// From a millisecond to a second.
    case aMoment
    /// More than a second.
    case seconds

    public init(_ duration: Duration) {
        self =
            switch duration {
            case ..<Duration.milliseconds(1): .noTime
            case ..<Duration.seconds(1): .aMoment
            default: .seconds
            }
    }
}

extension Magnitude: Predictable {
    public var words: String { rawValue }
}

/// What a client can ask the app about.
public enum Subject: String, Sendable, CaseIterable, CustomStringConvertible {
    case employees, salary, vacation
    /// The unified view.
    case overview

    public var description: String { rawValue }
}
