import Classroom
public import EventStore
public import GRDB
public import QueryDatabase
public import Staff

/// Brings events into a view, each of them once.
public enum Checkpoint {
    /// Applies what is not in the view yet, and notes how far it has come: both, or nothing.
    ///
    /// - Parameter events: of one feed, the oldest first. Some or all of them may have come before.
    /// - Returns: the position of the last event of the feed that is in the view.
    /// - Throws: what the projection throws. View and checkpoint are as before then.
    @discardableResult
    public static func apply(
        _ events: [RecordedEvent], of feed: Component, with projection: any Projection,
        in view: DatabasePool
    ) async throws -> Position {
        // TODO: 4.2 In one transaction: read the checkpoint, apply what is behind it, advance it.
        throw NotYet("4.2", "apply events and checkpoint in one transaction")
    }
}
