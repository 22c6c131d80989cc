/// The unified view: one row for everybody employed on a day, over all three components.
public struct Overview: Hashable, Codable, Sendable {
    public struct Row: Hashable, Codable, Sendable {
        public let id: EmployeeID
        public let name: String
        public let department: String
        /// What they are paid a month on the day, or `nil` before their first salary.
        public let salary: Money?
        /// Working days left in the calendar year of the day. `nil` when nobody can tell now.
        public let remainingDays: Int?
        /// Whether an approved vacation contains the day. `nil` when nobody can tell now.
        public let awayToday: Bool?

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
    }

    public let on: Day
    /// How many match, on this page or not.
    public let total: Int
    public let rows: [Row]

    public init(on: Day, total: Int, rows: [Row]) {
        self.on = on
        self.total = total
        self.rows = rows
    }
}
