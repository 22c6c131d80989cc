/// Hires somebody whom several services must know of, at most once for each key.
public protocol HiringService: Sendable {
    /// Hires somebody: the employee, their first salary and their entitlement, or nothing.
    ///
    /// - Parameter key: chosen by the client, who sends it again when no answer came. The same key
    ///   is the same hire. `nil` when the client does not care.
    /// - Throws: ``HiringRefusal``, ``StaffError``, or why a service can't be asked.
    func hire(_ hire: NewHire, key: String?) async throws -> Employee
}

/// Why a hire with an idempotency key is refused.
public enum HiringRefusal: Error, Hashable, Sendable {
    /// The key belongs to a hire with other content.
    case keyOfAnotherHire
    /// A hire with the key has begun, and is neither done nor undone.
    case notDecidedYet
}

extension HiringRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .keyOfAnotherHire: "The key was sent before, with another body. Use a new one."
        case .notDecidedYet: "A hire with this key is under way. Ask again in a moment."
        }
    }
}
