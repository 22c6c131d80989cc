// Why: What is looked up is looked up inside the transaction that uses it. Everything else follows:
// it is all there, or nothing is.

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
        try await view.write { db in
            let checkpoint = CheckpointTable(db)
            let position = try checkpoint.position(of: feed)
            let news = events.filter { $0.position > position }
            guard let last = news.last else { return position }
            for event in news { try projection.apply(event, of: feed, in: db) }
            try checkpoint.advance(feed, to: last.position, events: news.count)
            return last.position
        }
    }
}
