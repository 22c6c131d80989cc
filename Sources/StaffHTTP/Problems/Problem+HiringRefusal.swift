import HTTPTypes
public import Staff

extension Problem {
    /// What a client is told when its idempotency key is in the way.
    public init(_ refusal: HiringRefusal) {
        switch refusal {
        case .keyOfAnotherHire: self = .broken(rule: "idempotency-key-reused", "\(refusal)")
        case .notDecidedYet:
            self = Problem(.conflict, "hire-under-way", "\(refusal)")
            headers[.retryAfter] = "1"
        }
    }
}
