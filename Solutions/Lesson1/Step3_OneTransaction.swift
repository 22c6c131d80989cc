// Why: `write` is the transaction: there is nothing to undo by hand, and a process that ends in
// the middle leaves nothing behind. Undoing by hand would itself have to survive a crash, which
// is what Lesson 2 is about.

public import GRDB
public import Staff
import StaffSQLite

/// Hiring: the one change that all three components take part in.
public enum Hiring {
    /// Stores the employee, their first salary and their entitlement: all three, or nothing.
    ///
    /// - Throws: ``StaffError/emailTaken(_:)``, and whatever the data store throws. Nothing is
    ///   stored then.
    public static func hire(
        _ hire: NewHire, as id: EmployeeID, in database: DatabasePool
    ) async throws -> Employee {
        let employee = Employee(
            id: id, name: hire.name, email: hire.email, department: hire.department,
            hiredOn: hire.hiredOn)
        // `write` is one transaction: it commits when the closure returns, and rolls back when it
        // throws.
        try await database.write { db in
            try EmployeeTable(db).insert(employee)
            try SalaryTable(db).insert(.first(of: hire), of: id)
            try VacationTable(db).entitle(id, to: hire.vacationDays, hiredOn: hire.hiredOn)
        }
        return employee
    }
}
