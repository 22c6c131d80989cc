/// What somebody is paid a month, from a day on.
public struct Salary: Hashable, Sendable {
    public let monthly: Money
    public let effectiveFrom: Day
    public let reason: String?

    public init(_ monthly: Money, effectiveFrom: Day, reason: String? = nil) {
        self.monthly = monthly
        self.effectiveFrom = effectiveFrom
        self.reason = reason
    }

    /// The salary that comes with being hired.
    public static func first(of hire: NewHire) -> Salary {
        Salary(hire.monthlySalary, effectiveFrom: hire.hiredOn, reason: "hired")
    }

    /// - Throws: ``StaffError``: the first rule that is broken.
    public func validate() throws {
        guard monthly.minorUnits > 0 else { throw StaffError.salaryNotPositive }
        if let reason { try TextRules.checkOptional(reason, pointer: "#/reason") }
    }

    /// Twelve months of it.
    ///
    /// - Throws: ``StaffError/yearlyPayTooLarge`` when 64 bits of minor units can't hold it.
    public func yearly() throws -> Money {
        let (units, overflow) = monthly.minorUnits.multipliedReportingOverflow(by: 12)
        guard !overflow else { throw StaffError.yearlyPayTooLarge }
        return Money(minorUnits: units, monthly.currency)
    }

    /// The bug on purpose: twelve months of it, with no check for an overflow.
    ///
    /// An absurd salary traps here and ends the process. It is what Lessons 1 and 2 crash with, and
    /// runs only under `--with-bug`.
    public func yearlyWithBug() -> Money {
        Money(minorUnits: monthly.minorUnits * 12, monthly.currency)
    }
}

extension Salary: Codable {
    enum CodingKeys: CodingKey {
        case effectiveFrom, reason
    }

    // Amount and currency stand beside the day, not in an object of their own.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try Money(from: decoder),
            effectiveFrom: try container.decode(Day.self, forKey: .effectiveFrom),
            reason: try container.decodeIfPresent(String.self, forKey: .reason))
    }

    public func encode(to encoder: any Encoder) throws {
        try monthly.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(effectiveFrom, forKey: .effectiveFrom)
        try container.encodeIfPresent(reason, forKey: .reason)
    }
}
