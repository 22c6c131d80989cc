import Classroom
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
        // TODO: 3.3 Return what happens, or throw the rule that is broken.
        throw NotYet("3.3", "decide what happens when a command comes")
    }

    /// What is true after `event`. No rule is looked at, since it happened.
    public static func evolve(_ year: VacationYear, _ event: VacationEvent) throws -> VacationYear {
        // TODO: 3.3 Return the year with what the event says.
        throw NotYet("3.3", "work out what is true after an event")
    }
}
