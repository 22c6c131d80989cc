public import GRDB
public import Staff
public import StaffEvents

/// The rows that come of the events of Employees: the worked example of Lesson 4, step 1.
public struct EmployeeRows {
    private let db: Database

    public init(_ db: Database) {
        self.db = db
    }

    /// Makes the change that `event` stands for, to the row of one employee.
    public func apply(_ event: EmployeeEvent, to id: EmployeeID) throws {
        switch event {
        case .hired(let employee), .imported(let employee):
            try db.cachedStatement(
                sql: """
                    INSERT INTO employee (id, name, department, hired_on, terminated_on)
                    VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                id.description, employee.name, employee.department,
                employee.hiredOn.description, employee.terminatedOn?.description,
            ])
        case .changed(let change):
            try db.execute(
                sql: """
                    UPDATE employee
                    SET name = IFNULL(?, name), department = IFNULL(?, department) WHERE id = ?
                    """,
                arguments: [change.name, change.department, id.description])
        case .terminated(let day):
            try db.execute(
                sql: "UPDATE employee SET terminated_on = ? WHERE id = ?",
                arguments: [day.description, id.description])
        case .withdrawn:
            try db.execute(
                sql: "DELETE FROM employee WHERE id = ?", arguments: [id.description])
        // Nothing is true of the e-mail yet.
        case .claimed: break
        case .forgotten:
            try db.execute(
                sql: "UPDATE employee SET name = ? WHERE id = ?",
                arguments: [Employee.erased, id.description])
        }
    }
}
