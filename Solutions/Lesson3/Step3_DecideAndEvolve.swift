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
        if case .open(let hiredOn, let entitlement) = command {
            let opened = VacationEvent.opened(hiredOn: hiredOn, entitlement: entitlement)
            return year.hiredOn == nil ? [opened] : []
        }
        guard let account = year.account else { throw VacationYearError.notOpened }
        switch command {
        case .open: return []
        case .carryOver(let days): return year.carriedOver == nil ? [.carriedOver(days: days)] : []
        case .close:
            let remaining = try VacationRules.remaining(in: account)
            return year.isClosed ? [] : [.closed(remaining: remaining)]
        case .request(let id, let days):
            guard year.request(id) == nil else { return [] }
            guard !year.isClosed else { throw VacationYearError.closed }
            try VacationRules.check(days, for: account)
            let cost = try VacationRules.workingDays(in: days)
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
            next.requests = requests
        case .carriedOver(let days): next.carriedOver = days
        case .requested(let id, let days, _):
            next.requests.append(VacationRequest(id: id, days, .requested))
        case .approved(let id): next.mark(id, .approved)
        case .rejected(let id): next.mark(id, .rejected)
        case .cancelled(let id): next.mark(id, .cancelled)
        case .closed: next.isClosed = true
        }
        return next
    }
}
