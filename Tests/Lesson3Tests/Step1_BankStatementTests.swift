import Bank
import Foundation
import Lesson3
import Staff
import Testing

/// What the bank printed is the expected result.
///
/// The lines of `bank-statement.csv` are those of the example statement in Wikipedia's article
/// "Bank statement", https://en.wikipedia.org/wiki/Bank_statement: an account in Canada in the
/// autumn of 2003. The page of the picture there names its author and licence.
@Suite("Lesson 3, step 1: the bank statement")
struct Step1_BankStatement {
    let printed: PrintedStatement
    let empty = Account.empty(dollars)

    init() throws {
        let csv = String(decoding: PackageResources.bank_statement_csv, as: UTF8.self)
        printed = try PrintedStatement(csv: csv, dollars)
    }

    @Test func `every balance is the one that the bank has printed`() throws {
        let balances = try BankStatement.balances(printed.entries, on: empty)
        #expect(
            balances.map(\.amount) == printed.balances.map(\.amount),
            "The 18 lines of the statement, from the previous balance on.")
    }

    @Test func `the account ends with what is printed last`() throws {
        let account = try BankStatement.replay(printed.entries, on: empty)
        #expect(account.balance.amount == "-72.47", "The last line, of 8 November.")
    }

    @Test func `withdrawals and deposits add up to the totals of the statement`() throws {
        let account = try BankStatement.replay(printed.entries, on: empty)
        #expect(account.withdrawals.amount == "1515.63", "The withdrawals of the statement.")
        #expect(
            account.deposits.amount == "1442.61",
            "The deposits of the statement. What was there before was not paid in.")
    }

    @Test func `an entry changes a balance and one total, and nothing else`() throws {
        let before = Account(balance: money("10.00"), deposits: money("7"), withdrawals: money("5"))
        let cases: [(AccountEntry.Change, Account)] = [
            (
                .previousBalance(money("1.25")),
                Account(
                    balance: money("1.25"), deposits: money("7"), withdrawals: money("5"))
            ),
            (
                .deposit(money("1.25")),
                Account(
                    balance: money("11.25"), deposits: money("8.25"), withdrawals: money("5"))
            ),
            (
                .withdrawal(money("1.25")),
                Account(balance: money("8.75"), deposits: money("7"), withdrawals: money("6.25"))
            ),
        ]
        for (change, expected) in cases {
            let entry = AccountEntry("2003-10-14", "An entry", change)
            let after = try BankStatement.apply(entry, to: before)
            #expect(after == expected, "\(change), on an account that held 10.00.")
        }
    }

    @Test(arguments: [
        ("2003-10-08", "0.55"), ("2003-10-14", "495.36"), ("2003-10-18", "472.61"),
        ("2003-11-06", "-62.47"), ("2004-01-01", "-72.47"),
    ])
    func `the balance on a day is that at its end`(day: String, amount: String) throws {
        let balance = try BankStatement.balance(
            of: printed.entries, on: try #require(Day(day)), beginning: empty)
        #expect(
            balance.amount == amount,
            "All entries of \(day) count, and those before it, and none that came later.")
    }

    @Test func `before the first entry the balance is that of the account given`() throws {
        let balance = try BankStatement.balance(
            of: printed.entries, on: "2003-10-07", beginning: held("12.34"))
        #expect(balance.amount == "12.34", "Nothing has happened by the 7th, and 12.34 were held.")
    }

    @Test func `the balances of a second page go on from the first`() throws {
        let before = held(printed.balances[4].amount)
        let balances = try BankStatement.balances(Array(printed.entries[5...]), on: before)
        #expect(
            balances.map(\.amount) == printed.balances[5...].map(\.amount),
            "The account given holds 472.61, and 13 more lines follow.")
    }

    @Test func `whether an account is overdrawn depends on what it held`() throws {
        let rent = [AccountEntry("2003-10-15", "Rent", .withdrawal(money("20.00")))]
        let enough = try BankStatement.firstOverdraft(in: rent, on: held("20.01"))
        #expect(enough == nil, "20.01 were held, and 20.00 withdrawn.")
        let short = try BankStatement.firstOverdraft(in: rent, on: held("19.99"))
        #expect(short == "2003-10-15", "19.99 were held, and 20.00 withdrawn.")
    }

    @Test func `the account was overdrawn on 6 November, by the mortgage`() throws {
        let day = try BankStatement.firstOverdraft(in: printed.entries, on: empty)
        #expect(day == "2003-11-06", "710.49 were withdrawn, and 648.02 were there.")
    }

    @Test func `an account that is emptied is not overdrawn`() throws {
        let entries = [
            AccountEntry("2003-10-14", "Pay", .deposit(money("20.00"))),
            AccountEntry("2003-10-15", "Rent", .withdrawal(money("20.00"))),
        ]
        let day = try BankStatement.firstOverdraft(in: entries, on: empty)
        #expect(day == nil, "Nothing is left, which is not less than nothing.")
    }

    @Test func `what is replayed in two parts is replayed as a whole`() throws {
        for cut in 0...printed.entries.count {
            let first = try BankStatement.replay(Array(printed.entries[..<cut]), on: empty)
            let both = try BankStatement.replay(Array(printed.entries[cut...]), on: first)
            let whole = try BankStatement.replay(printed.entries, on: empty)
            #expect(both == whole, "The statement was cut behind \(cut) entries.")
        }
    }

    @Test func `no cent is lost, whatever the amounts`() throws {
        let large = money("90071992547409.93")
        let dime = money("0.10")
        let changes: [AccountEntry.Change] =
            [.deposit(large)] + Array(repeating: .deposit(dime), count: 1_000)
            + [.withdrawal(large)] + Array(repeating: .withdrawal(dime), count: 500)
        let entries = changes.map { AccountEntry("2003-10-14", "A fortune and dimes", $0) }
        let account = try BankStatement.replay(entries, on: empty)
        #expect(
            account.deposits.amount == "90071992547509.93",
            "90,071,992,547,409.93 and a thousand times 0.10, which no floating point can hold.")
        #expect(account.withdrawals.amount == "90071992547459.93", "The same and 500 times 0.10.")
        #expect(account.balance.amount == "50.00", "500 dimes more were paid in than taken out.")
    }
}

/// An account that holds `amount`, in the middle of a month.
private func held(_ amount: String) -> Account {
    Account(balance: money(amount), deposits: money("7"), withdrawals: money("5"))
}

private let dollars = Currency("CAD")!

private func money(_ amount: String) -> Money { Money(amount: amount, dollars)! }
