import Classroom
public import Deciding

/// Which of the four architectures a situation asks for.
public enum Decision {
    /// What the situation needs, as the lecture names it: the pros that are worth their price here.
    ///
    /// Reports are a need only where there is no join over all components any more.
    public static func needs(of situation: Situation) throws -> Set<Pro> {
        // TODO: 5.2 Collect the pros that something in the situation asks for.
        throw NotYet("5.2", "say which of the lecture's pros a situation needs")
    }

    /// What an architecture costs in any situation.
    public static func price(of architecture: Architecture) throws -> Set<Con> {
        // TODO: 5.2 Return the lecture's cons of the architecture, and of what it is built on.
        throw NotYet("5.2", "say what an architecture costs")
    }

    /// The simplest architecture that gives all that the situation needs.
    public static func recommend(for situation: Situation) throws -> Recommendation {
        // TODO: 5.2 Choose the architecture, say why, and say what stands in the way.
        throw NotYet("5.2", "recommend the simplest architecture that meets the needs")
    }
}
