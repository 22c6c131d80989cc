import Classroom
public import EventFeeds
import EventStore
public import QueryDatabase
import Staff

/// Lets whoever has made a change see it in the view.
public enum ReadYourWrites {
    /// Waits until everything that `token` names is in the view, but not longer than `limit`.
    ///
    /// - Throws: `CancellationError` when the task is cancelled while it waits.
    public static func wait(
        for token: Token, in progress: ViewProgress, atMost limit: Duration
    ) async throws -> Freshness {
        // TODO: 4.5 Return at once when there is nothing to wait for.
        // TODO: 4.5 Wait until each service's position is in the view.
        // TODO: 4.5 When the time is up, say what is missing, and tell apart what can never come.
        throw NotYet("4.5", "wait until the view has what the token names")
    }
}
