/// One thing that verify proves, or could not.
public struct Proof: Hashable, Sendable {
    /// What a proof is about: the columns of the table.
    public enum Kind: Hashable, Sendable {
        /// A page, a name, an excerpt: proved by reading.
        case reading
        /// A test fails as shipped.
        case red
        /// A test passes when solved.
        case green
        case mistake
        /// A test of the kit passes.
        case kit
        /// A run comes to its end, a build has no warning, a repeat no flake.
        case run
    }

    public let kind: Kind
    public let step: StepID?
    /// What was to be shown: "fails as shipped: weekends cost nothing".
    public let claim: String
    /// Why it could not be shown.
    public let failure: String?

    public init(_ kind: Kind, _ step: StepID?, _ claim: String, failure: String? = nil) {
        self.kind = kind
        self.step = step
        self.claim = claim
        self.failure = failure
    }

    public var isProved: Bool { failure == nil }
}
