import Classroom
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
        // TODO: 1.3 Insert into all three tables, in one transaction.
        throw NotYet("1.3", "hire somebody in one transaction")
    }
}
