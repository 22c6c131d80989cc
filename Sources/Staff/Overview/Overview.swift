/// The unified view: one row for everybody employed on a day, over all three components.
public struct Overview: Hashable, Codable, Sendable {
    public struct Row: Hashable, Codable, Sendable {
        public let id: EmployeeID
        public let name: String
        public let department: String
        /// What they are paid a month on the day, or `nil` before their first salary.
        public var salary: Money?
        /// Working days left in the calendar year of the day. `nil` when nobody can tell now.
        public var remainingDays: Int?
        /// Whether an approved vacation contains the day. `nil` when nobody can tell now.
        public var awayToday: Bool?

        public init(
            id: EmployeeID, name: String, department: String, salary: Money?, remainingDays: Int?,
            awayToday: Bool?
        ) {
            self.id = id
            self.name = name
            self.department = department
            self.salary = salary
            self.remainingDays = remainingDays
            self.awayToday = awayToday
        }

        /// What Employees alone can tell.
        public init(_ employee: Employee) {
            self.init(
                id: employee.id, name: employee.name, department: employee.department, salary: nil,
                remainingDays: nil, awayToday: nil)
        }
    }

    public let on: Day
    /// How many match, on this page or not.
    public let total: Int
    public let rows: [Row]
    /// The components that could not tell: what they know is `nil` in some of the rows.
    ///
    /// No part of the JSON: an interface says it beside the rows.
    public var missing: Set<Component> = []

    public init(on: Day, total: Int, rows: [Row], missing: Set<Component> = []) {
        self.on = on
        self.total = total
        self.rows = rows
        self.missing = missing
    }

    enum CodingKeys: CodingKey {
        case on, total, rows
    }
}
