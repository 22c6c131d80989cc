// Why: Rules stand in `decide` alone, and what happened is taken as it is, with the cost that was
// recorded: a new holiday changes no balance of last year. Neither function asks a clock or a
// store, so both can be tried with plain values.

import Lesson1
import Staff
public import StaffEvents

/// Vacation on events. ``EmployeeDecider`` is the worked example.
public enum VacationDecider: Decider {
    public static let initial = VacationYear()

    /// What happens when somebody asks for `command`.
    ///
    /// - Throws: ``VacationYearError``, ``VacationRefusal`` or ``StaffError``: the rule that is
    ///   broken.
    public static func decide(
        _ command: VacationCommand, _ year: VacationYear
    ) throws -> [VacationEvent] {
        guard let account = year.unlimited else {
            guard case .open(let hiredOn, let entitlement) = command else {
                throw VacationYearError.notOpened
            }
            return [.opened(hiredOn: hiredOn, entitlement: entitlement)]
        }
        switch command {
        case .open: return []
        case .carryOver(let days): return year.carriedOver == nil ? [.carriedOver(days: days)] : []
        case .close: return year.isClosed ? [] : [.closed(remaining: year.remaining)]
        case .request(let id, let days):
            guard year.request(id) == nil else { return [] }
            guard !year.isClosed else { throw VacationYearError.closed }
            try VacationRules.check(days, for: account)
            let cost = try VacationRules.workingDays(in: days)
            guard cost <= year.remaining else {
                throw VacationRefusal.tooManyDays(wanted: cost, remaining: year.remaining)
            }
            return [.requested(id, days, workingDays: cost)]
        case .decide(let decision, let id):
            guard !year.isClosed else { throw VacationYearError.closed }
            guard let request = year.request(id) else { throw StaffError.unknownVacation(id) }
            _ = try request.decided(decision)
            switch decision {
            case .approve: return [.approved(id)]
            case .reject: return [.rejected(id)]
            case .cancel: return [.cancelled(id)]
            }
        }
    }

    /// What is true after `event`. No rule is looked at, since it happened.
    public static func evolve(_ year: VacationYear, _ event: VacationEvent) throws -> VacationYear {
        var next = year
        switch event {
        case .opened(let hiredOn, let entitlement):
            next.hiredOn = hiredOn
            next.entitlement = entitlement
        case .imported(let hiredOn, let entitlement, let requests):
            next.hiredOn = hiredOn
            next.entitlement = entitlement
            next.recorded = requests
        case .carriedOver(let days): next.carriedOver = days
        case .requested(let id, let days, let cost):
            let request = VacationRequest(id: id, days, .requested)
            next.recorded.append(RecordedRequest(request, workingDays: cost))
        case .approved(let id): next.mark(id, .approved)
        case .rejected(let id): next.mark(id, .rejected)
        case .cancelled(let id): next.mark(id, .cancelled)
        case .closed(let remaining): next.closing = remaining
        }
        return next
    }
}
