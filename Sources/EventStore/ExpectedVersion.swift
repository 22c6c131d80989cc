/// What a writer believes of a stream. If it is not so, somebody else has written meanwhile.
public enum ExpectedVersion: Hashable, Sendable {
    /// The stream may be as it is.
    case any
    /// Nobody has written to the stream yet.
    case noStream
    /// The stream has one event at least.
    case streamExists
    /// The last event of the stream has this version. 0 stands for no event.
    case exactly(Int)

    /// Whether a stream whose last event has the version `actual` is as expected.
    ///
    /// - Parameter actual: 0 when the stream has no event.
    public func isMet(by actual: Int) -> Bool {
        switch self {
        case .any: true
        case .noStream: actual == 0
        case .streamExists: actual > 0
        case .exactly(let version): actual == version
        }
    }
}

extension ExpectedVersion: CustomStringConvertible {
    public var description: String {
        switch self {
        case .any: "any version"
        case .noStream: "no event"
        case .streamExists: "at least one event"
        case .exactly(let version): "version \(version)"
        }
    }
}

/// Somebody else has written to the stream since it was read. Nothing was appended.
public struct VersionConflict: Error, Hashable, CustomStringConvertible {
    public let stream: StreamName
    public let expected: ExpectedVersion
    /// The version of the stream's last event, or 0.
    public let actual: Int

    public init(stream: StreamName, expected: ExpectedVersion, actual: Int) {
        self.stream = stream
        self.expected = expected
        self.actual = actual
    }

    public var description: String {
        "The stream \(stream) is at version \(actual), and \(expected) was expected."
    }
}
