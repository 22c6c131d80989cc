import Classroom
public import EventStore
import Foundation
public import GRDB
import Lesson1
import Staff
import StaffEvents
import StaffSQLite

/// Moves what the tables of Lesson 2 hold into event stores, as opening events.
///
/// What was interrupted may be repeated, and what was done twice is there once.
public enum FromTablesToEvents {
    /// Employees, and the e-mails that they have.
    public static func importEmployees(
        from tables: DatabasePool, into store: any EventStore
    ) async throws {
        // TODO: 3.8 Open each employee's stream, then reserve their e-mail.
        throw NotYet("3.8", "import the employees")
    }

    /// All salaries of everybody, with the days they are paid from.
    public static func importSalaries(
        from tables: DatabasePool, into store: any EventStore
    ) async throws {
        // TODO: 3.8 Open each salary stream with all that the table holds.
        throw NotYet("3.8", "import the salaries")
    }

    /// Entitlements, and each year's requests as they stand.
    public static func importVacations(
        from tables: DatabasePool, into store: any EventStore
    ) async throws {
        // TODO: 3.8 Open the entitlement's stream, and a stream for each year with requests.
        throw NotYet("3.8", "import the vacations")
    }
}
