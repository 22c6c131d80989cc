public import Staff
public import StaffEvents

/// Answers about pay for any day, as it is known today or as it was known then.
///
/// Entries are in the order in which they were recorded.
public enum TimeTravel {
    /// What was known on the day `known`, by the days from which it is paid.
    public static func history(
        asKnownOn known: Day, in entries: [SalaryEntry]
    ) throws -> [SalaryEntry] {
        var latest: [Day: SalaryEntry] = [:]
        for entry in entries where entry.knownOn <= known {
            latest[entry.salary.effectiveFrom] = entry
        }
        return latest.values.sorted { $0.salary.effectiveFrom < $1.salary.effectiveFrom }
    }

    /// What is paid on `day`, as it was known on the day `known`: who set it, when, and why.
    public static func entry(
        on day: Day, asKnownOn known: Day, in entries: [SalaryEntry]
    ) throws -> SalaryEntry? {
        try history(asKnownOn: known, in: entries).last { $0.salary.effectiveFrom <= day }
    }

    /// What a month costs, in each currency, as it was known on the day `known`.
    public static func payroll(
        of month: Month, asKnownOn known: Day, _ payees: [Payee]
    ) throws -> [Money] {
        let payday = month.lastDay
        let paid = try payees.filter { ($0.lastDay ?? payday) >= payday }
            .compactMap { try entry(on: payday, asKnownOn: known, in: $0.entries) }
        return try Money.totals(of: paid.map(\.salary.monthly))
    }
}
