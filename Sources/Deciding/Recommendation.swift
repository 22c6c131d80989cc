/// An architecture, with why it is the one, and with what it costs.
public struct Recommendation: Hashable, Sendable {
    public let architecture: Architecture
    public let reasons: Set<Reason>
    /// What comes with the architecture, wanted or not.
    public let price: Set<Con>
    /// What has to be settled first. The needs are as they are, so the answer stays the same.
    public let obstacles: Set<Obstacle>

    public enum Reason: Hashable, Sendable {
        /// The situation needs it, and the architecture gives it.
        case gains(Pro)
        /// Nothing in the situation is worth it.
        case spares(Con)
    }

    public enum Obstacle: Hashable, Sendable {
        /// Several processes want to be watched, and nobody is there.
        case nobodyToRunIt
        /// The query side is always a moment behind, and the reports may not be.
        case viewsAreBehind
    }

    public init(
        _ architecture: Architecture, reasons: Set<Reason>, price: Set<Con>,
        obstacles: Set<Obstacle> = []
    ) {
        self.architecture = architecture
        self.reasons = reasons
        self.price = price
        self.obstacles = obstacles
    }
}
