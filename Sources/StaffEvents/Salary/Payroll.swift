public import Staff

/// Somebody on the payroll.
public struct Payee: Sendable {
    /// Their salaries, in the order in which they were recorded.
    public let entries: [SalaryEntry]
    /// The last day of the employment, or `nil` while it goes on.
    public let lastDay: Day?

    public init(_ entries: [SalaryEntry], lastDay: Day? = nil) {
        self.entries = entries
        self.lastDay = lastDay
    }
}

/// A month of a year.
public struct Month: Hashable, Sendable {
    public let year: Int
    /// From 1 to 12.
    public let month: Int

    public init(_ year: Int, _ month: Int) {
        self.year = year
        self.month = month
    }

    /// Payday.
    public var lastDay: Day {
        let next = month == 12 ? Day(year + 1, 1, 1) : Day(year, month + 1, 1)
        return next.advanced(by: -1)
    }
}

extension Money {
    /// The sum of `amounts` in each currency, in the order of the currencies' codes.
    ///
    /// - Throws: ``SumTooLarge`` when 64 bits of minor units can't hold it.
    public static func totals(of amounts: [Money]) throws -> [Money] {
        try Dictionary(grouping: amounts, by: \.currency).map { currency, amounts in
            try amounts.reduce(Money(minorUnits: 0, currency)) { sum, amount in
                let (units, overflow) = sum.minorUnits.addingReportingOverflow(amount.minorUnits)
                guard !overflow else { throw SumTooLarge(currency: currency) }
                return Money(minorUnits: units, currency)
            }
        }.sorted { $0.currency.code < $1.currency.code }
    }
}

/// A sum of money that can't be counted.
public struct SumTooLarge: Error, Hashable, CustomStringConvertible {
    public let currency: Currency

    public var description: String { "The sum in \(currency) is more than can be counted." }
}
