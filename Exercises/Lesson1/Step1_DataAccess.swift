import Classroom
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
        // TODO: 1.1 Insert a row. Refuse an e-mail that somebody has already.
        throw NotYet("1.1", "insert an employee")
    }

    /// The employee with that id, or `nil`.
    public func find(_ id: EmployeeID) throws -> Employee? {
        // TODO: 1.1 Select one row.
        throw NotYet("1.1", "find an employee by id")
    }

    /// At most `limit` employees in the order of their ids, from the first behind `after` on.
    public func all(after: EmployeeID? = nil, limit: Int) throws -> [Employee] {
        // TODO: 1.1 Select a page of rows.
        throw NotYet("1.1", "list employees in the order of their ids")
    }

    /// Stores what has changed about an employee who is in the table.
    ///
    /// - Throws: ``StaffError/emailTaken(_:)`` when somebody else has the e-mail.
    public func update(_ employee: Employee) throws {
        // TODO: 1.1 Update one row. Refuse an e-mail that somebody else has.
        throw NotYet("1.1", "update an employee")
    }
}
