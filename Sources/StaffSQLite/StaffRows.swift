public import GRDB
public import Staff

/// All that the tables of Salary and Vacation hold, for whoever moves it elsewhere.
public struct StaffRows {
    private let db: Database

    public init(_ db: Database) {
        self.db = db
    }

    /// What Vacation knows of somebody, over all years.
    public struct Vacation: Hashable, Sendable {
        public let employee: EmployeeID
        public let hiredOn: Day
        /// Working days in a calendar year.
        public let entitlement: Int
        /// By their first day, then by id.
        public let requests: [RecordedRequest]
    }

    /// Everybody's salaries by the day they are effective from, in the order of the employees' ids.
    public func salaries() throws -> [(employee: EmployeeID, salaries: [Salary])] {
        try EmployeeID.fetchAll(
            db, sql: "SELECT DISTINCT employee_id FROM salary ORDER BY employee_id"
        ).map { ($0, try SalaryTable(db).all(of: $0)) }
    }

    /// Everybody's vacations, in the order of the employees' ids.
    public func vacations() throws -> [Vacation] {
        try Row.fetchAll(db, sql: "SELECT * FROM entitlement ORDER BY employee_id").map { row in
            let employee: EmployeeID = try row.value("employee_id")
            return Vacation(
                employee: employee, hiredOn: try row.value("hired_on"),
                entitlement: try row.value("days"),
                requests: try RecordedRequest.fetchAll(
                    db,
                    sql: "SELECT * FROM vacation WHERE employee_id = ? ORDER BY first_day, id",
                    arguments: [employee]))
        }
    }
}
