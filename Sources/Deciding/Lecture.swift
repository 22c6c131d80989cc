/// What the lecture counts in favour of a pattern.
public enum Pro: String, CaseIterable, Codable, Sendable {
    // Microservices
    /// A service runs in its own process, and its end is not the others' end.
    case ownProcess
    case updatedSeparately
    /// Each service may be written on the development platform that suits it.
    case ownPlatform
    /// Compute resources go to the service that needs them.
    case optimisedSeparately
    // Event sourcing
    /// Who changed what, when and why.
    case tracing
    /// Appends alone: no updates, no locks.
    case performanceOfWrites
    /// What was true on any day.
    case reporting
    // CQRS
    case unifiedView
    case performanceOfQueries
}

/// What the lecture counts against a pattern.
public enum Con: String, CaseIterable, Codable, Sendable {
    // A single process
    /// A single exception may end all of it.
    case oneCrashEndsAll
    case oneUpdateStopsAll
    case onePlatform
    case unoptimisedResources
    // Microservices
    case complexMonitoring
    case complexArchitecture
    case complexTesting
    // Event sourcing
    case noUnifiedView
    case storage
}

extension Pro {
    /// The simplest architecture that has it.
    public var architecture: Architecture {
        switch self {
        case .ownProcess, .updatedSeparately, .ownPlatform, .optimisedSeparately: .microservices
        case .tracing, .performanceOfWrites, .reporting: .eventSourcing
        case .unifiedView, .performanceOfQueries: .cqrs
        }
    }
}
