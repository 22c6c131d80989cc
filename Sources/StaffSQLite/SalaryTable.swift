public import GRDB
public import Staff

/// The data access of Salary: what is paid, to whom, from when on.
///
/// The worked example of Lesson 1, step 1. A value stands for one transaction: make it with the
/// `Database` that `read` or `write` of the pool gives, and leave it there.
public struct SalaryTable {
    private let db: Database

    public init(_ db: Database) {
        self.db = db
    }

    /// Adds a salary.
    ///
    /// - Throws: ``StaffError/salaryDayTaken(_:)`` when there is one for that day.
    public func insert(_ salary: Salary, of employee: EmployeeID) throws {
        do {
            // The values stand in `arguments`, never in the SQL: SQLite can't mistake them for it.
            try db.execute(
                sql: """
                    INSERT INTO salary (employee_id, effective_from, minor_units, currency, reason)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    employee, salary.effectiveFrom, salary.monthly.minorUnits,
                    salary.monthly.currency, salary.reason,
                ])
        } catch let error as DatabaseError
            where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY
        {
            // The table refuses a second row for the day. Nobody has to look first.
            throw StaffError.salaryDayTaken(salary.effectiveFrom)
        }
    }

    /// The salary that is in force on `day`: the latest that began by then, or `nil`.
    public func find(_ employee: EmployeeID, on day: Day) throws -> Salary? {
        try Salary.fetchOne(
            db,
            sql: """
                SELECT * FROM salary WHERE employee_id = ? AND effective_from <= ?
                ORDER BY effective_from DESC LIMIT 1
                """,
            arguments: [employee, day])
    }

    /// All salaries of somebody, the first one first.
    public func all(of employee: EmployeeID) throws -> [Salary] {
        try Salary.fetchAll(
            db,
            sql: "SELECT * FROM salary WHERE employee_id = ? ORDER BY effective_from",
            arguments: [employee])
    }
}

extension Salary: FetchableRecord {
    /// A row with the columns of the table `salary`.
    ///
    /// - Throws: ``UnreadableColumn``
    public init(row: Row) throws {
        self.init(
            Money(minorUnits: try row.value("minor_units"), try row.value("currency")),
            effectiveFrom: try row.value("effective_from"), reason: try row.optional("reason"))
    }
}
