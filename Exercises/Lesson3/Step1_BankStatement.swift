public import Bank
import Classroom
public import Staff

/// An account, computed from the entries of its statement.
public enum BankStatement {
    /// The account after one more entry.
    public static func apply(_ entry: AccountEntry, to account: Account) throws -> Account {
        // TODO: 3.1 Change the balance and the totals as the entry says.
        throw NotYet("3.1", "apply an entry to an account")
    }

    /// The account after all of `entries`, in their order, beginning with `account`.
    public static func replay(_ entries: [AccountEntry], on account: Account) throws -> Account {
        // TODO: 3.1 Apply one entry after the other.
        throw NotYet("3.1", "replay the entries of an account")
    }

    /// The balance after each of `entries`: the last column of the statement.
    public static func balances(_ entries: [AccountEntry], on account: Account) throws -> [Money] {
        // TODO: 3.1 Note the balance after every entry.
        throw NotYet("3.1", "work out the balance after each entry")
    }

    /// The balance at the end of `day`.
    public static func balance(
        of entries: [AccountEntry], on day: Day, beginning account: Account
    ) throws -> Money {
        // TODO: 3.1 Replay what had happened by the end of that day.
        throw NotYet("3.1", "work out the balance on a day")
    }

    /// The day of the first entry that left less than nothing, or `nil`.
    public static func firstOverdraft(
        in entries: [AccountEntry], on account: Account
    ) throws -> Day? {
        // TODO: 3.1 Find the first balance below zero.
        throw NotYet("3.1", "find the first overdraft")
    }
}
