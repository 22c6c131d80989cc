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
