import Classroom
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
        // TODO: 3.5 Keep what was known by then: for each day, what was recorded last.
        throw NotYet("3.5", "tell the history of a salary as it was known")
    }

    /// What is paid on `day`, as it was known on the day `known`: who set it, when, and why.
    public static func entry(
        on day: Day, asKnownOn known: Day, in entries: [SalaryEntry]
    ) throws -> SalaryEntry? {
        // TODO: 3.5 Find the entry that is in force on the day.
        throw NotYet("3.5", "find the salary of a day as it was known")
    }

    /// What a month costs, in each currency, as it was known on the day `known`.
    public static func payroll(
        of month: Month, asKnownOn known: Day, _ payees: [Payee]
    ) throws -> [Money] {
        // TODO: 3.5 Add up the salaries in force on payday of those who are employed then.
        throw NotYet("3.5", "add up the payroll of a month")
    }
}
