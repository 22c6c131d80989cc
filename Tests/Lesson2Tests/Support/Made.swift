import Staff

extension ID {
    /// Ids that are easy to read, and in the order of their numbers.
    static func number(_ number: Int) -> Self {
        let digits = String(number)
        return Self(
            "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
    }
}

extension NewHire {
    static let ada = NewHire(
        name: "Ada Lovelace", email: "ada@example.com", department: "Engineering",
        hiredOn: "2026-05-04", monthlySalary: Money(minorUnits: 420_000, .eur), vacationDays: 30)
}

extension NewHire {
    /// Somebody who has been here since January, with 30 days of vacation.
    static func person(_ name: String, _ department: String, pay: Int64 = 4200) -> NewHire {
        NewHire(
            name: name, email: "\(name)@example.com", department: department,
            hiredOn: "2026-01-01", monthlySalary: Money(minorUnits: pay * 100, .eur),
            vacationDays: 30)
    }
}

extension Overview.Row {
    static func row(
        _ number: Int, _ name: String, _ department: String, pay: Int64? = nil, days: Int? = nil,
        away: Bool? = nil
    ) -> Overview.Row {
        Overview.Row(
            id: .number(number), name: name, department: department,
            salary: pay.map { Money(minorUnits: $0 * 100, .eur) }, remainingDays: days,
            awayToday: away)
    }
}
