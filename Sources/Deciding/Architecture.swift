/// The four ways in which the course has built one app, the simplest first.
public enum Architecture: String, CaseIterable, Codable, Sendable {
    case singleProcess
    case microservices
    /// Microservices that keep what happened.
    case eventSourcing
    /// Event sourcing, with a side of its own for queries.
    case cqrs
}

extension Architecture: Comparable {
    /// Whether `left` is simpler: each is the one before it, with something added.
    public static func < (left: Architecture, right: Architecture) -> Bool {
        left.place < right.place
    }

    private var place: Int { Architecture.allCases.firstIndex(of: self) ?? 0 }
}

extension Architecture: CustomStringConvertible {
    public var description: String {
        switch self {
        case .singleProcess: "a single process"
        case .microservices: "microservices"
        case .eventSourcing: "event sourcing"
        case .cqrs: "CQRS"
        }
    }
}
