/// What can go wrong in the app, other than a refused vacation: ``VacationRefusal``.
public enum StaffError: Error, Hashable, Sendable {
    // Unknown
    case unknownEmployee(EmployeeID)
    case unknownVacation(VacationID)
    /// Nothing is paid yet on the day.
    case noSalary(EmployeeID, on: Day)

    // Taken, or changed meanwhile
    /// Somebody has the e-mail already, whatever its case.
    case emailTaken(String)
    /// There is a salary from that day on already.
    case salaryDayTaken(Day)
    case alreadyTerminated(Day)
    /// The request is not in a state in which it can be decided so.
    case alreadyDecided(VacationStatus)
    /// Name and e-mail are erased, and nobody gives them back.
    case forgotten(EmployeeID)

    // A rule is broken
    case salaryNotPositive
    /// A salary can't begin before the first one, which began on the day given.
    case salaryBeforeHired(Day)
    /// 64 bits of minor units can't hold it.
    case yearlyPayTooLarge
    case entitlementOutOfRange
    case terminatedBeforeHired(Day)
    case textEmpty(pointer: String)
    case textTooLong(pointer: String)
    case textUnprintable(pointer: String)
    case emailMalformed(pointer: String)
}

extension StaffError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownEmployee(let id): "There is no employee \(id)."
        case .unknownVacation(let id): "The employee has no vacation request \(id)."
        case .noSalary(let id, let day): "Nothing is paid to employee \(id) on \(day)."
        case .emailTaken(let email): "Somebody has the e-mail \(email) already."
        case .salaryDayTaken(let day): "There is a salary from \(day) on already."
        case .alreadyTerminated(let day): "The employment was ended already, on \(day)."
        case .forgotten(let id): "Employee \(id) is forgotten: there is no name to change."
        case .alreadyDecided(let status): "The request is \(status.rawValue) already."
        case .salaryNotPositive: "A salary is more than nothing."
        case .salaryBeforeHired(let day): "A salary can't begin before the first one, on \(day)."
        case .yearlyPayTooLarge: "Twelve months of this salary are more than can be counted."
        case .entitlementOutOfRange: "Vacation days are a number from 0 to 366."
        case .terminatedBeforeHired(let day):
            "The employment can't end before it began, on \(day)."
        case .textEmpty: "The text is empty."
        case .textTooLong: "The text is longer than \(TextRules.longest) characters."
        case .textUnprintable: "The text has control characters in it."
        case .emailMalformed: "An e-mail is a name, an @ and a host, without spaces."
        }
    }
}
