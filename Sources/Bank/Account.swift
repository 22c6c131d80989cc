public import Staff

/// What is true of an account at some moment: computed from its entries, stored nowhere.
public struct Account: Hashable, Sendable {
    public var balance: Money
    /// All deposits so far.
    public var deposits: Money
    /// All withdrawals so far.
    public var withdrawals: Money

    public init(balance: Money, deposits: Money, withdrawals: Money) {
        self.balance = balance
        self.deposits = deposits
        self.withdrawals = withdrawals
    }

    /// Nothing has happened yet.
    public static func empty(_ currency: Currency) -> Account {
        let nothing = Money(minorUnits: 0, currency)
        return Account(balance: nothing, deposits: nothing, withdrawals: nothing)
    }
}
