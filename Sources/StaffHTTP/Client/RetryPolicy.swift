/// How often a request is tried, and how long one try and one pause may last.
public struct RetryPolicy: Hashable, Sendable {
    /// Tries in all, the first one included.
    public var attempts: Int
    /// The longest that one try may take.
    public var attemptLimit: Duration
    /// The longest that the first pause may be. Each one after it may be twice as long.
    public var firstPause: Duration

    public init(
        attempts: Int = 3, attemptLimit: Duration = .seconds(2),
        firstPause: Duration = .milliseconds(100)
    ) {
        self.attempts = attempts
        self.attemptLimit = attemptLimit
        self.firstPause = firstPause
    }
}
