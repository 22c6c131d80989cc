// Why: The table itself refuses a taken e-mail, since `email_key` is unique. Whoever looks
// first and inserts then needs two statements, and another client fits between them. Insert and
// update share the one place that gives the error its name.

public import GRDB
public import Staff
import StaffSQLite

/// The data access of Employees. ``SalaryTable`` is the worked example.
public struct EmployeeTable {
    private let db: Database

    public init(_ db: Database) {
        self.db = db
    }

    /// Adds an employee.
    ///
    /// - Throws: ``StaffError/emailTaken(_:)`` when somebody has the e-mail, whatever its case.
    public func insert(_ employee: Employee) throws {
        try refusingTakenEmail(employee.email) {
            try db.execute(
                sql: """
                    INSERT INTO employee
                        (id, name, email, email_key, department, hired_on, terminated_on)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    employee.id, employee.name, employee.email, employee.email.lowercased(),
                    employee.department, employee.hiredOn, employee.terminatedOn,
                ])
        }
    }

    /// The employee with that id, or `nil`.
    public func find(_ id: EmployeeID) throws -> Employee? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM employee WHERE id = ?")
        return try Employee.fetchOne(statement, arguments: [id])
    }

    /// At most `limit` employees in the order of their ids, from the first behind `after` on.
    public func all(after: EmployeeID? = nil, limit: Int) throws -> [Employee] {
        try Employee.fetchAll(
            db,
            sql: "SELECT * FROM employee WHERE id > ? ORDER BY id LIMIT ?",
            arguments: [after?.description ?? "", limit])
    }

    /// Stores what has changed about an employee who is in the table.
    ///
    /// - Throws: ``StaffError/emailTaken(_:)`` when somebody else has the e-mail.
    public func update(_ employee: Employee) throws {
        try refusingTakenEmail(employee.email) {
            try db.execute(
                sql: """
                    UPDATE employee
                    SET name = ?, email = ?, email_key = ?, department = ?, terminated_on = ?
                    WHERE id = ?
                    """,
                arguments: [
                    employee.name, employee.email, employee.email.lowercased(),
                    employee.department, employee.terminatedOn, employee.id,
                ])
        }
    }

    /// The table refuses a second row with the same `email_key`. Nobody has to look first.
    private func refusingTakenEmail(_ email: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as DatabaseError
            where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE
        {
            throw StaffError.emailTaken(email)
        }
    }
}
