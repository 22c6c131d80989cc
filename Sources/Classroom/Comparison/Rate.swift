/// How many requests were answered in a second, and how long each took.
public struct Rate: Codable, Hashable, Sendable {
    public let count: Int
    public let perSecond: Double
    /// In milliseconds, as is ``percentile99``.
    public let median: Double
    public let percentile99: Double

    /// - Parameters:
    ///   - milliseconds: what each request took, in any order.
    ///   - seconds: how long all of them took together.
    public init(milliseconds: [Double], seconds: Double) {
        let sorted = milliseconds.sorted()
        count = sorted.count
        perSecond = seconds > 0 ? Double(sorted.count) / seconds : 0
        median = Rate.percentile(50, of: sorted)
        percentile99 = Rate.percentile(99, of: sorted)
    }

    /// The smallest value that at least `share` percent of the values do not exceed: the nearest rank.
    ///
    /// - Parameter sorted: ascending. Of no values it is 0.
    public static func percentile(_ share: Int, of sorted: [Double]) -> Double {
        guard !sorted.isEmpty else { return 0 }
        // In whole numbers: 0.99 times 100 is a little less than 99 in binary.
        let rank = (share * sorted.count + 99) / 100
        return sorted[min(max(rank, 1), sorted.count) - 1]
    }
}
