/// What a view can say to somebody who comes with a token.
public enum Freshness: Hashable, Sendable {
    /// The token waits for nothing.
    case nothingToWaitFor
    /// Everything that the token waits for is in the view.
    case seen
    /// What is given here is still on its way. Nothing has failed: asking again later will help.
    case notYet(Token)
    /// What is given here lies behind the end of its feed: no service has ever answered it.
    case fromTheFuture(Token)
}
