/// What is known of somebody on the day they are hired: for all three components at once.
public struct NewHire: Hashable, Codable, Sendable {
    public var name: String
    public var email: String
    public var department: String
    public var hiredOn: Day
    public var monthlySalary: Money
    /// Working days of vacation in a calendar year.
    public var vacationDays: Int

    public init(
        name: String, email: String, department: String, hiredOn: Day, monthlySalary: Money,
        vacationDays: Int
    ) {
        self.name = name
        self.email = email
        self.department = department
        self.hiredOn = hiredOn
        self.monthlySalary = monthlySalary
        self.vacationDays = vacationDays
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        email = try container.decode(String.self, forKey: .email)
        department = try container.decode(String.self, forKey: .department)
        hiredOn = try container.decode(Day.self, forKey: .hiredOn)
        monthlySalary = try container.decode(Money.self, forKey: .monthlySalary)
        // JSON has one kind of number. Decoded as an Int, 2.5 would be an error without a place.
        let days = try container.decode(Double.self, forKey: .vacationDays)
        guard let whole = Int(exactly: days) else {
            throw DecodingError.dataCorruptedError(
                forKey: .vacationDays, in: container,
                debugDescription: "\(days) is not a whole number.")
        }
        vacationDays = whole
    }

    /// - Throws: ``StaffError``: the first rule that is broken.
    public func validate() throws {
        try TextRules.check(name, pointer: "#/name")
        try TextRules.checkEmail(email, pointer: "#/email")
        try TextRules.check(department, pointer: "#/department")
        guard monthlySalary.minorUnits > 0 else { throw StaffError.salaryNotPositive }
        guard (0...366).contains(vacationDays) else { throw StaffError.entitlementOutOfRange }
    }
}
