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

/// For how long something is missing, by magnitude.
public enum Magnitude: String, Sendable, CaseIterable {
    /// It is never seen to be missing.
    case noTime
    /// Less than a second.
    case aMoment
    /// A second and more.
    case seconds

    /// - Parameter duration: `nil` when it was never missing.
    public init(_ duration: Duration?) {
        self =
            switch duration {
            case nil: .noTime
            case .some(..<Duration.seconds(1)): .aMoment
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
