public import Staff

/// A line of a bank statement: something that happened to an account.
public struct AccountEntry: Hashable, Sendable {
    public let day: Day
    /// As the bank words it: `ATM Withdrawal - INTERAC`.
    public let text: String
    /// The bank's number for it, if there is one.
    public let reference: String?
    public let change: Change

    public enum Change: Hashable, Sendable {
        /// What the account held at the end of the statement before this one.
        case previousBalance(Money)
        case deposit(Money)
        case withdrawal(Money)
    }

    public init(_ day: Day, _ text: String, reference: String? = nil, _ change: Change) {
        self.day = day
        self.text = text
        self.reference = reference
        self.change = change
    }
}
