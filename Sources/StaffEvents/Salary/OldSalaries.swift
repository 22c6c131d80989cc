public import Staff

/// The payload of `salary.set` in version 1: every salary was in euro.
public struct SalarySetV1: Codable, Hashable, Sendable {
    /// A hundredth of a euro.
    public let cents: Int64
    public let from: Day
    public let note: String?

    public init(cents: Int64, from: Day, note: String? = nil) {
        self.cents = cents
        self.from = from
        self.note = note
    }
}

/// The payload of `salary.set` in version 2: with a currency, since there are people abroad.
///
/// Version 3 is ``Salary`` as the service interface writes it.
public struct SalarySetV2: Codable, Hashable, Sendable {
    /// Of the currency: cents for the euro, yen for the yen.
    public let minorUnits: Int64
    public let currency: Currency
    public let from: Day
    public let note: String?

    public init(minorUnits: Int64, currency: Currency, from: Day, note: String? = nil) {
        self.minorUnits = minorUnits
        self.currency = currency
        self.from = from
        self.note = note
    }
}
