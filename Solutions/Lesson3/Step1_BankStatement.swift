// Why: One function knows what an entry does, and everything else is a replay of it. A balance is
// not kept anywhere, so it can't be wrong: it follows from the entries, on any day that is asked
// for.

public import Bank
public import Staff

/// An account, computed from the entries of its statement.
public enum BankStatement {
    /// The account after one more entry.
    public static func apply(_ entry: AccountEntry, to account: Account) throws -> Account {
        var account = account
        switch entry.change {
        case .previousBalance(let amount):
            account.balance = amount
        case .deposit(let amount):
            account.balance = try account.balance + amount
            account.deposits = try account.deposits + amount
        case .withdrawal(let amount):
            account.balance = try account.balance - amount
            account.withdrawals = try account.withdrawals + amount
        }
        return account
    }

    /// The account after all of `entries`, in their order, beginning with `account`.
    public static func replay(_ entries: [AccountEntry], on account: Account) throws -> Account {
        try entries.reduce(account) { try apply($1, to: $0) }
    }

    /// The balance after each of `entries`: the last column of the statement.
    public static func balances(_ entries: [AccountEntry], on account: Account) throws -> [Money] {
        var account = account
        return try entries.map { entry in
            account = try apply(entry, to: account)
            return account.balance
        }
    }

    /// The balance at the end of `day`.
    public static func balance(
        of entries: [AccountEntry], on day: Day, beginning account: Account
    ) throws -> Money {
        try replay(entries.filter { $0.day <= day }, on: account).balance
    }

    /// The day of the first entry that left less than nothing, or `nil`.
    public static func firstOverdraft(
        in entries: [AccountEntry], on account: Account
    ) throws -> Day? {
        let balances = try balances(entries, on: account)
        return zip(entries, balances).first { $0.1.minorUnits < 0 }?.0.day
    }
}
