// Why: One guard for each rule, in the order in which they are to be named. Which requests hold
// their days is said once, since two rules ask for it, and a day is counted by one function
// alone.

public import Staff

/// The rules that a vacation request must meet.
public enum VacationRules {
    /// The days of `range` that cost vacation: Monday to Friday.
    public static func workingDays(in range: DayRange) throws -> Int {
        range.count { !$0.isWeekend }
    }

    /// The working days that `account` has left to request.
    public static func remaining(in account: VacationAccount) throws -> Int {
        try account.entitlement - account.holding.reduce(0) { try $0 + workingDays(in: $1.days) }
    }

    /// Decides whether `wanted` may be requested.
    ///
    /// - Throws: ``VacationRefusal``: the first rule that is broken, in the order of its cases.
    public static func check(_ wanted: DayRange, for account: VacationAccount) throws {
        // Looks no further than the first working day: nobody has checked yet how long the range is.
        guard wanted.contains(where: { !$0.isWeekend }) else { throw VacationRefusal.nothingToTake }
        guard wanted.first >= account.hiredOn else {
            throw VacationRefusal.beforeHired(account.hiredOn)
        }
        guard wanted.first.year == wanted.last.year else { throw VacationRefusal.crossesYears }
        if let taken = account.holding.first(where: { $0.days.overlaps(wanted) }) {
            throw VacationRefusal.overlaps(taken.days)
        }
        let cost = try workingDays(in: wanted)
        let remaining = try remaining(in: account)
        guard cost <= remaining else {
            throw VacationRefusal.tooManyDays(wanted: cost, remaining: remaining)
        }
    }
}

extension VacationAccount {
    /// The requests that hold their days: not the rejected or cancelled ones.
    fileprivate var holding: [VacationRequest] {
        requests.filter { $0.status == .requested || $0.status == .approved }
    }
}
