/// Which events of a stream to read, and in which order.
public struct StreamSlice: Hashable, Sendable {
    /// The first version to read.
    public var from: Int
    /// The last version to read.
    public var through: Int
    public var order: Order
    /// How many events to read at most, counted from the end at which the order begins.
    public var limit: Int

    public enum Order: Hashable, Sendable {
        case oldestFirst, newestFirst
    }

    public init(
        from: Int = 1, through: Int = .max, _ order: Order = .oldestFirst, limit: Int = .max
    ) {
        self.from = from
        self.through = through
        self.order = order
        self.limit = limit
    }

    public static let all = StreamSlice()
    /// The newest event alone.
    public static let last = StreamSlice(.newestFirst, limit: 1)
}
