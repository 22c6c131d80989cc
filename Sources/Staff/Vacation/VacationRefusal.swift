/// Why a vacation request is refused, in the order in which the rules are looked at.
public enum VacationRefusal: Error, Hashable, Sendable {
    /// The range has no working day.
    case nothingToTake
    /// The range begins before the employee was hired, on the day given.
    case beforeHired(Day)
    /// The range begins in one calendar year and ends in another.
    case crossesYears
    /// The range meets one that is requested or approved: the one given.
    case overlaps(DayRange)
    /// The range costs more working days than remain.
    case tooManyDays(wanted: Int, remaining: Int)
}

extension VacationRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .nothingToTake: "There is no working day in the range."
        case .beforeHired(let day): "The range begins before the employee was hired, on \(day)."
        case .crossesYears: "The range ends in another calendar year than it begins in."
        case .overlaps(let days): "The range meets one that is already booked, \(days)."
        case .tooManyDays(let wanted, let remaining):
            "The range costs \(wanted) working days, and \(remaining) remain."
        }
    }
}
