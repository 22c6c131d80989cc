public import GRDB

/// The query database: tables for one question, the overview.
///
/// Each table is written by one feed alone, so the order in which three feeds arrive can't matter.
public enum QueryDatabase {
    /// Opens the file at `path` to write, and makes its tables if there are none.
    ///
    /// - Parameter trace: is given every statement that is executed.
    public static func open(
        _ path: String, trace: (@Sendable (String) -> Void)? = nil
    ) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // What is deleted or replaced is overwritten, not only marked as free.
            try db.execute(sql: "PRAGMA secure_delete = ON")
            if let trace {
                db.trace { event in
                    if case .statement(let statement) = event { trace(statement.sql) }
                }
            }
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        var migrator = DatabaseMigrator()
        migrator.registerMigration("overview 1") { db in try db.execute(sql: tables) }
        try migrator.migrate(pool)
        return pool
    }

    /// Takes what was overwritten out of the log beside the file too.
    ///
    /// SQLite writes to a log first, which keeps old pages until the next checkpoint of its own.
    public static func wipe(_ view: DatabasePool) async throws {
        _ = try await view.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    }

    /// Everything in the view, as text: what a rebuilt one must have too.
    public static func contents(of db: Database) throws -> String {
        let columns = [
            "employee": "id", "salary": "employee_id, effective_from", "entitlement": "employee_id",
            "vacation": "id", "checkpoint": "feed", "parked": "feed, stream, version",
        ]
        return try columns.sorted { $0.key < $1.key }.map { table, key in
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY \(key)")
            return rows.map { "\(table) \(Array($0.databaseValues))\n" }.joined()
        }.joined()
    }

    /// The same columns as in Lesson 1, without those that the overview does not show.
    private static let tables = """
        -- From Employees.
        CREATE TABLE employee (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            department TEXT NOT NULL,
            hired_on TEXT NOT NULL,
            terminated_on TEXT              -- the last day, or NULL
        ) STRICT;
        CREATE INDEX employee_by_name ON employee (name, id);
        CREATE INDEX employee_by_department ON employee (department, name, id);
        -- Who is counted, without a look at the rows.
        CREATE INDEX employee_by_day ON employee (hired_on, terminated_on, department);
        -- From Salary.
        CREATE TABLE salary (
            employee_id TEXT NOT NULL,
            effective_from TEXT NOT NULL,
            minor_units INTEGER NOT NULL,
            currency TEXT NOT NULL,
            PRIMARY KEY (employee_id, effective_from)
        ) WITHOUT ROWID, STRICT;
        -- From Vacation.
        CREATE TABLE entitlement (
            employee_id TEXT PRIMARY KEY,
            days INTEGER NOT NULL           -- working days in a calendar year
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE vacation (
            id TEXT PRIMARY KEY,
            employee_id TEXT NOT NULL,
            first_day TEXT NOT NULL,
            last_day TEXT NOT NULL,
            working_days INTEGER NOT NULL,  -- what the range costs
            status TEXT NOT NULL            -- requested, approved, rejected, cancelled
        ) WITHOUT ROWID, STRICT;
        CREATE INDEX vacation_by_employee ON vacation (employee_id, first_day);
        -- How far the view has come, and what is missing in it.
        CREATE TABLE checkpoint (
            feed TEXT PRIMARY KEY,
            position TEXT NOT NULL,
            events INTEGER NOT NULL         -- how many were applied
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE parked (
            feed TEXT NOT NULL,
            stream TEXT NOT NULL,
            version INTEGER NOT NULL,
            position TEXT NOT NULL,
            type TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (feed, stream, version)
        ) WITHOUT ROWID, STRICT;
        """
}
