/// What a service tells those who run it, besides what every service tells.
public struct ServiceStatus: Sendable {
    /// Lines to add to `/metrics`, in Prometheus' text format.
    public var metrics: @Sendable () async -> String
    /// How far behind its feeds the service is, by their names, or `nil` when it follows none.
    public var lags: @Sendable () -> [String: FeedLag]?

    public init(
        metrics: @escaping @Sendable () async -> String,
        lags: @escaping @Sendable () -> [String: FeedLag]?
    ) {
        self.metrics = metrics
        self.lags = lags
    }

    /// Nothing else.
    public static let plain = ServiceStatus(metrics: { "" }, lags: { nil })
}

/// How far a view is behind a feed.
public struct FeedLag: Hashable, Encodable, Sendable {
    /// Events that the feed has told of, and that are not in the view.
    public let events: Int64
    /// How long ago the view had all that the feed had told of: 0 while it has, and `nil` when it
    /// has not had it since the service was started.
    public let seconds: Double?
    /// Whether the feed answers.
    public let isConnected: Bool
    /// Why the feed is followed no more, or `nil` as long as it is.
    public let stopped: String?

    public init(
        events: Int64, seconds: Double?, isConnected: Bool, stopped: String? = nil
    ) {
        self.events = events
        self.seconds = seconds
        self.isConnected = isConnected
        self.stopped = stopped
    }

    enum CodingKeys: String, CodingKey {
        case events, seconds, stopped
        case isConnected = "connected"
    }
}
