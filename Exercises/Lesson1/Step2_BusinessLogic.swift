import Classroom
public import Staff

/// The rules that a vacation request must meet.
public enum VacationRules {
    /// The days of `range` that cost vacation: Monday to Friday.
    public static func workingDays(in range: DayRange) throws -> Int {
        // TODO: 1.2 Count the days of the range that are not on a weekend.
        throw NotYet("1.2", "count the working days of a range")
    }

    /// The working days that `account` has left to request.
    public static func remaining(in account: VacationAccount) throws -> Int {
        // TODO: 1.2 Take what is requested or approved off the entitlement.
        throw NotYet("1.2", "work out how many days are left")
    }

    /// Decides whether `wanted` may be requested.
    ///
    /// - Throws: ``VacationRefusal``: the first rule that is broken, in the order of its cases.
    public static func check(_ wanted: DayRange, for account: VacationAccount) throws {
        // TODO: 1.2 Refuse what breaks a rule. Return when every rule is met.
        throw NotYet("1.2", "refuse a request that breaks a rule")
    }
}
