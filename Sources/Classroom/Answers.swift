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

/// How many calls to other services one request costs.
public enum Calls: String, Sendable, CaseIterable {
    case one
    /// As many as there are services, or fewer.
    case oneForEachService
    /// More for each employee who is asked about.
    case someForEachEmployee

    /// - Parameters:
    ///   - calls: how many there were.
    ///   - services: how many services were asked.
    public init(_ calls: Int, services: Int) {
        self =
            switch calls {
            case ...1: .one
            case ...services: .oneForEachService
            default: .someForEachEmployee
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
