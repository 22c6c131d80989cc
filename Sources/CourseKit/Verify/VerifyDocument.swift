/// What verify found, for a script: `course verify --json`.
public struct VerifyDocument: Encodable, Sendable {
    public struct Step: Encodable, Sendable {
        public let id: String
        public let tests: Int
        public let redAsShipped: Int
        public let greenWhenSolved: Int
        public let mistakes: Int
        public let mistakesCaught: Int
    }

    public struct Failure: Encodable, Sendable {
        public let step: String?
        public let claim: String
        public let failure: String
    }

    public let passed: Int
    public let failed: Int
    public let steps: [Step]
    public let failures: [Failure]

    public init(_ result: VerifyResult) {
        passed = result.passed
        failed = result.failures.count
        failures = result.failures.map {
            Failure(step: $0.step?.description, claim: $0.claim, failure: $0.failure ?? "")
        }
        steps = result.lessons.flatMap(\.steps).map { step in
            let own = result.proofs.filter { $0.step == step.id }
            func count(_ kind: Proof.Kind, isProved: Bool = false) -> Int {
                own.count { $0.kind == kind && ($0.isProved || !isProved) }
            }
            return Step(
                id: step.id.description, tests: max(count(.red), count(.green)),
                redAsShipped: count(.red, isProved: true),
                greenWhenSolved: count(.green, isProved: true), mistakes: count(.mistake),
                mistakesCaught: count(.mistake, isProved: true))
        }
    }
}
