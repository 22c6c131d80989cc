// Why: The needs are collected first, each from one line of the situation, and only then an
// architecture is chosen: the greatest of those that the needs ask for. So one more need can't
// make it simpler, and every reason is a need.

public import Deciding

/// Which of the four architectures a situation asks for.
public enum Decision {
    /// What the situation needs, as the lecture names it: the pros that are worth their price here.
    ///
    /// Reports are a need only where there is no join over all components any more.
    public static func needs(of situation: Situation) throws -> Set<Pro> {
        var needs: Set<Pro> = []
        if situation.availability == .othersGoOn { needs.insert(.ownProcess) }
        if situation.teams > 1 { needs.insert(.updatedSeparately) }
        if situation.platforms > 1 { needs.insert(.ownPlatform) }
        if situation.load.contains(.peaksInOneComponent) { needs.insert(.optimisedSeparately) }

        let isSpread = !needs.isEmpty
        if situation.audit { needs.insert(.tracing) }
        if situation.history { needs.insert(.reporting) }
        if situation.load.contains(.manyWrites) { needs.insert(.performanceOfWrites) }

        let keepsEvents = needs.contains { $0.architecture == .eventSourcing }
        if keepsEvents, situation.reports != .none { needs.insert(.unifiedView) }
        if isSpread || keepsEvents, situation.reports == .allDay {
            needs.insert(.performanceOfQueries)
        }
        return needs
    }

    /// What an architecture costs in any situation.
    public static func price(of architecture: Architecture) throws -> Set<Con> {
        let services: Set<Con> = [.complexMonitoring, .complexArchitecture, .complexTesting]
        return switch architecture {
        case .singleProcess:
            [.oneCrashEndsAll, .oneUpdateStopsAll, .onePlatform, .unoptimisedResources]
        case .microservices: services
        case .eventSourcing: services.union([.noUnifiedView, .storage])
        case .cqrs: services.union([.storage])
        }
    }

    /// The simplest architecture that gives all that the situation needs.
    public static func recommend(for situation: Situation) throws -> Recommendation {
        let needs = try needs(of: situation)
        let architecture = needs.map(\.architecture).max() ?? .singleProcess
        let reasons: [Recommendation.Reason] =
            needs.isEmpty
            ? try price(of: .microservices).map { .spares($0) } : needs.map { .gains($0) }
        var obstacles: Set<Recommendation.Obstacle> = []
        if architecture > .singleProcess, situation.operators < 1 {
            obstacles.insert(.nobodyToRunIt)
        }
        if architecture == .cqrs, !situation.reportsMayBeBehind {
            obstacles.insert(.viewsAreBehind)
        }
        return Recommendation(
            architecture, reasons: Set(reasons), price: try price(of: architecture),
            obstacles: obstacles)
    }
}
