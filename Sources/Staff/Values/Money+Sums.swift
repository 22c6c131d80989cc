extension Money {
    /// - Throws: ``MoneyError`` when the currencies differ, or 64 bits can't hold the sum.
    public static func + (left: Money, right: Money) throws(MoneyError) -> Money {
        try combined(left, right) { $0.addingReportingOverflow($1) }
    }

    /// - Throws: ``MoneyError`` when the currencies differ, or 64 bits can't hold the difference.
    public static func - (left: Money, right: Money) throws(MoneyError) -> Money {
        try combined(left, right) { $0.subtractingReportingOverflow($1) }
    }

    private static func combined(
        _ left: Money, _ right: Money,
        _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) throws(MoneyError) -> Money {
        guard left.currency == right.currency else {
            throw MoneyError.differentCurrencies(left.currency, right.currency)
        }
        let (units, overflow) = operation(left.minorUnits, right.minorUnits)
        guard !overflow else { throw MoneyError.tooLarge }
        return Money(minorUnits: units, left.currency)
    }
}

/// Amounts that can't be added or subtracted.
public enum MoneyError: Error, Hashable, CustomStringConvertible {
    /// There is no sum of euros and dollars.
    case differentCurrencies(Currency, Currency)
    /// 64 bits of minor units can't hold it.
    case tooLarge

    public var description: String {
        switch self {
        case .differentCurrencies(let left, let right):
            "An amount in \(left) and one in \(right) have no sum."
        case .tooLarge: "The amount is more than can be counted."
        }
    }
}
