// Why: Two of three nodes are a majority. It takes one to acknowledge and to elect, so one lost node
// loses nothing that was acknowledged, and costs the time of an election where it was the leader.

public import Classroom

/// What you expect of three nodes that lose one of them. The tests kill real ones, and compare.
public enum Failover {
    /// Two writers append, a view follows, and the node that leads is ended by `kill -9`.
    ///
    /// What goes wrong?
    public static func harmWhenTheLeaderIsKilled() throws -> Set<Harm> {
        // An acknowledgement means that two nodes of three have it, and one of the two is left. The
        // store looks into the log before it sends again.
        []
    }

    /// How long do the writers wait when the leader is killed?
    public static func writesWaitForALeader() throws -> Pause {
        // The others have to notice that it is silent, and to elect one of themselves.
        .seconds
    }

    /// How long do the writers wait when one of the other two nodes is killed?
    public static func writesWaitForAFollower() throws -> Pause {
        // The leader and the other one are a majority, and nothing has to be agreed upon.
        .hardly
    }

    /// How long do the writers wait when two nodes of three are killed?
    public static func writesWithOneNodeLeft() throws -> Pause {
        // One of three can't know whether the two others go on without it. So it refuses.
        .untilItIsBack
    }
}
