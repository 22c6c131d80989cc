// Why: One function says what is missing of a token. It is the condition to wait for, and the
// answer when the time is up. Only then is the end of a feed looked at, since it may be old before.

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
        guard !token.positions.isEmpty else { return .nothingToWaitFor }
        let state = try await progress.wait(atMost: limit) { missing(of: token, in: $0).isEmpty }
        let late = missing(of: token, in: state)
        if late.isEmpty { return .seen }
        let beyond = late.filter { feed, position in
            guard let head = state.heads[feed] else { return false }
            return position > head
        }
        return beyond.isEmpty ? .notYet(Token(late)) : .fromTheFuture(Token(beyond))
    }

    /// What of the token is not in the view: each service's position against that service's alone.
    private static func missing(
        of token: Token, in state: ViewProgress.State
    ) -> [Component: Position] {
        token.positions.filter { feed, position in position > state.applied[feed] ?? .start }
    }
}
