import GRDB
import Staff
import StaffSQLite

/// Moving out: each component gets a data store of its own.
public enum OwnData {
    /// Copies what each component keeps from the one file of Lesson 1 into a file of its own:
    /// `employees.sqlite`, `salary.sqlite` and `vacation.sqlite` in `folder`.
    ///
    /// It may be interrupted, and called again: the files are filled once.
    ///
    /// - Parameters:
    ///   - original: the path of the one file, which stays as it is.
    ///   - folder: exists, and may be written.
    ///   - trace: is given every statement that is executed in the new files. Pass it on to
    ///     `StaffDatabase.open`.
    /// - Throws: what the data store throws.
    public static func split(
        _ original: String, into folder: String, trace: (@Sendable (String) -> Void)? = nil
    ) throws {
        let original = try StaffDatabase.openForReading(original)
        for component in Component.allCases {
            let own = try StaffDatabase.open(
                "\(folder)/\(component).sqlite", for: [component], trace: trace)
            try original.read { source in
                // The rows and the note that they are there: one transaction, both or neither.
                try own.write { db in
                    guard try !isFilled(db) else { return }
                    for table in component.tables { try db.copyRows(of: table, from: source) }
                    try markFilled(db)
                }
            }
        }
    }

    // SQLite keeps a number of ours in the file. It belongs to the transaction as rows do.
    private static func isFilled(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "PRAGMA user_version") == 1
    }

    private static func markFilled(_ db: Database) throws {
        try db.execute(sql: "PRAGMA user_version = 1")
    }
}
