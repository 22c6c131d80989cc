/// How much more of something is in use.
public enum Growth: String, Sendable, CaseIterable {
    /// Less than a fifth more.
    case hardlyMore
    /// About a third more: one component of three.
    case aThirdMore
    /// About twice as much.
    case twice

    /// - Parameter factor: the amount afterwards, divided by the amount before.
    public init(factor: Double) {
        self =
            switch factor {
            case ..<1.2: .hardlyMore
            case ..<1.6: .aThirdMore
            default: .twice
            }
    }
}

/// What can be lost when a process is ended without warning.
public enum Loss: String, Sendable, CaseIterable, CustomStringConvertible {
    /// Requests that were sent and never answered.
    case requestsInFlight
    /// Hires that were answered with 201 and are gone after the restart.
    case acknowledgedHires
    /// Hires of which a part is there after the restart, and a part is not.
    case halvesOfHires

    public var description: String { rawValue }
}
