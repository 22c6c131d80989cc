/// A calendar date of the years 1 to 9999, with no time and no time zone.
///
/// Written as in ISO 8601: `2026-05-04`. The calendar is the Gregorian one throughout.
public struct Day: Hashable, Sendable {
    /// Days since 1 January 1970, which was a Thursday.
    let number: Int

    init(number: Int) {
        self.number = number
    }

    /// - Precondition: the day exists.
    public init(_ year: Int, _ month: Int, _ day: Int) {
        guard let checked = Day(year: year, month: month, day: day) else {
            preconditionFailure("There is no day \(year)-\(month)-\(day).")
        }
        self = checked
    }

    /// `nil` when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Day.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        number = Day.number(year: year, month: month, day: day)
    }

    public var year: Int { components.year }
    public var month: Int { components.month }
    public var day: Int { components.day }

    /// Saturday or Sunday.
    public var isWeekend: Bool {
        // Day 0 was a Thursday: 2 and 3 days later it was Saturday and Sunday.
        let weekday = (number % 7 + 7) % 7
        return weekday == 2 || weekday == 3
    }

    /// The day `days` later, or earlier if negative.
    public func advanced(by days: Int) -> Day { Day(number: number + days) }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    // Both directions follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years
    // begin in March, so that the leap day is a year's last, and 400 years are always 146,097 days.
    private static func number(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private var components: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Day: Comparable {
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}
