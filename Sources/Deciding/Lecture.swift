/// What the lecture counts in favour of a pattern.
public enum Pro: String, CaseIterable, Codable, Sendable {
    // Microservices
    /// A service runs in its own process, and its end is not the others' end.
    case ownProcess
    /// Each service is released when it is ready, and the others run on.
    case updatedSeparately
    /// Each service may be written on the development platform that suits it.
    case ownPlatform
    /// Compute resources go to the service that needs them.
    case optimisedSeparately
    // Event sourcing
    /// Who changed what, when and why.
    case tracing
    /// One table for all that happens. It comes with the pattern: no situation asks for it.
    case simpleDataModel
    /// Appends alone: no updates, no locks.
    case performanceOfWrites
    /// What was true on any day.
    case reporting
    // CQRS
    /// One page has the facts of all components, ready to be read.
    case unifiedView
    /// A question is one SELECT, however often it is asked.
    case performanceOfQueries
}

/// What the lecture counts against a pattern.
public enum Con: String, CaseIterable, Codable, Sendable {
    // A single process
    /// A single exception may end all of it.
    case oneCrashEndsAll
    /// Whoever replaces one component stops all of them.
    case oneUpdateStopsAll
    /// All components are written on the same development platform.
    case onePlatform
    /// Whoever scales one component scales all of them.
    case unoptimisedResources
    // Microservices
    /// What happened to one request stands in several logs.
    case complexMonitoring
    /// One transaction becomes calls that can fail half-way.
    case complexArchitecture
    /// Each service is tested with the contracts that the others rely on.
    case complexTesting
    // Event sourcing
    /// A page over all employees replays all their streams.
    case noUnifiedView
    /// All that happened is kept, and not only what is true now.
    case storage
}

extension Pro {
    /// The simplest architecture that has it.
    public var architecture: Architecture {
        switch self {
        case .ownProcess, .updatedSeparately, .ownPlatform, .optimisedSeparately: .microservices
        case .tracing, .simpleDataModel, .performanceOfWrites, .reporting: .eventSourcing
        case .unifiedView, .performanceOfQueries: .cqrs
        }
    }
}
