import GRDB
import Staff

/// The tables of the three components.
enum Schema {
    static func migrator(for components: Set<Component>) -> DatabaseMigrator {
        // In a file of its own, a component has nobody to refer to.
        let refers = components.contains(.employees)
        var migrator = DatabaseMigrator()
        if components.contains(.employees) {
            migrator.registerMigration("employees 1") { try $0.execute(sql: employees) }
        }
        if components.contains(.salary) {
            migrator.registerMigration("salary 1") { try $0.execute(sql: salary(refers: refers)) }
        }
        if components.contains(.vacation) {
            migrator.registerMigration("vacation 1") {
                try $0.execute(sql: vacation(refers: refers))
            }
        }
        return migrator
    }

    private static let employees = """
        CREATE TABLE employee (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            email TEXT NOT NULL,            -- as it was written
            email_key TEXT NOT NULL UNIQUE, -- in lower case
            department TEXT NOT NULL,
            hired_on TEXT NOT NULL,
            terminated_on TEXT              -- the last day, or NULL
        ) STRICT;
        CREATE INDEX employee_by_name ON employee (name, id);
        CREATE INDEX employee_by_department ON employee (department, name, id);
        """

    private static func salary(refers: Bool) -> String {
        """
        CREATE TABLE salary (
            employee_id TEXT NOT NULL \(refers ? "REFERENCES employee (id)" : ""),
            effective_from TEXT NOT NULL,
            minor_units INTEGER NOT NULL,
            currency TEXT NOT NULL,
            reason TEXT,
            PRIMARY KEY (employee_id, effective_from)
        ) WITHOUT ROWID, STRICT;
        """
    }

    private static func vacation(refers: Bool) -> String {
        """
        CREATE TABLE entitlement (
            employee_id TEXT PRIMARY KEY \(refers ? "REFERENCES employee (id)" : ""),
            hired_on TEXT NOT NULL,
            days INTEGER NOT NULL           -- working days in a calendar year
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE vacation (
            id TEXT PRIMARY KEY,
            employee_id TEXT NOT NULL REFERENCES entitlement (employee_id),
            first_day TEXT NOT NULL,
            last_day TEXT NOT NULL,
            working_days INTEGER NOT NULL,  -- what the range costs
            status TEXT NOT NULL            -- requested, approved, rejected, cancelled
        ) WITHOUT ROWID, STRICT;
        CREATE INDEX vacation_by_employee ON vacation (employee_id, first_day);
        """
    }
}
