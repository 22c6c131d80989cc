public import Classroom

/// What you expect of three nodes that lose one of them. The tests kill real ones, and compare.
public enum Failover {
    /// Two writers append, a view follows, and the node that leads is ended by `kill -9`.
    ///
    /// What goes wrong?
    public static func harmWhenTheLeaderIsKilled() throws -> Set<Harm> {
        // TODO: 5.4 Return some, all or none of
        // [.acknowledgedEventsLost, .eventsStoredTwice, .appendsRefused, .viewsWrong].
        throw NotYet("5.4", "predict what goes wrong when the leader is killed")
    }

    /// How long do the writers wait when the leader is killed?
    public static func writesWaitForALeader() throws -> Pause {
        // TODO: 5.4 Return .hardly, .seconds or .untilItIsBack.
        throw NotYet("5.4", "predict how long writes wait for a new leader")
    }

    /// How long do the writers wait when one of the other two nodes is killed?
    public static func writesWaitForAFollower() throws -> Pause {
        // TODO: 5.4 Return .hardly, .seconds or .untilItIsBack.
        throw NotYet("5.4", "predict how long writes wait for a follower")
    }

    /// How long do the writers wait when two nodes of three are killed?
    public static func writesWithOneNodeLeft() throws -> Pause {
        // TODO: 5.4 Return .hardly, .seconds or .untilItIsBack.
        throw NotYet("5.4", "predict how long writes wait with one node left")
    }
}
