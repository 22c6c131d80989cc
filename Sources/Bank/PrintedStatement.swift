public import Staff

/// A statement as the bank prints it: every entry, with the balance behind it.
public struct PrintedStatement: Hashable, Sendable {
    public let entries: [AccountEntry]
    /// The balance that is printed beside each entry.
    public let balances: [Money]

    /// Reads a table with the columns date, description, ref, withdrawal, deposit and balance,
    /// under one line of headings. Texts have no commas in them.
    ///
    /// - Throws: ``UnreadableStatement``, which says in which line.
    public init(csv: String, _ currency: Currency) throws(UnreadableStatement) {
        var entries: [AccountEntry] = []
        var balances: [Money] = []
        let lines = csv.split(whereSeparator: \.isNewline)
        for (line, number) in zip(lines.dropFirst(), 2...) {
            let (entry, balance) = try PrintedStatement.read(line, number, currency)
            entries.append(entry)
            balances.append(balance)
        }
        self.entries = entries
        self.balances = balances
    }

    private static func read(
        _ line: Substring, _ number: Int, _ currency: Currency
    ) throws(UnreadableStatement) -> (AccountEntry, Money) {
        func fail(_ problem: String) -> UnreadableStatement {
            UnreadableStatement(line: number, problem: problem)
        }
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 6 else { throw fail("It has \(cells.count) cells, not 6.") }
        guard let day = Day(cells[0]) else { throw fail("“\(cells[0])” is not a day.") }
        guard let balance = Money(amount: cells[5], currency) else {
            throw fail("“\(cells[5])” is not an amount.")
        }
        let change: AccountEntry.Change
        switch (cells[3], cells[4]) {
        case ("", ""): change = .previousBalance(balance)
        case (let text, ""):
            guard let amount = Money(amount: text, currency) else {
                throw fail("“\(text)” is not an amount.")
            }
            change = .withdrawal(amount)
        case ("", let text):
            guard let amount = Money(amount: text, currency) else {
                throw fail("“\(text)” is not an amount.")
            }
            change = .deposit(amount)
        default: throw fail("It is a withdrawal and a deposit at once.")
        }
        let reference = cells[2].isEmpty ? nil : cells[2]
        return (AccountEntry(day, cells[1], reference: reference, change), balance)
    }
}

/// A line of a statement that can't be read.
public struct UnreadableStatement: Error, Hashable, CustomStringConvertible {
    /// Counted from 1, headings included.
    public let line: Int
    public let problem: String

    public var description: String { "Line \(line) of the statement can't be read. \(problem)" }
}
