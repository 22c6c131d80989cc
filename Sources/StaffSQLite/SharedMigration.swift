public import GRDB

extension DatabaseMigrator {
    /// Brings a file up to date that others may open at the same moment.
    public func migrate(shared file: DatabasePool) throws {
        do { try migrate(file) } catch let error as DatabaseError
            where [.SQLITE_ERROR, .SQLITE_CONSTRAINT].contains(error.resultCode)
        {
            // What was missing a moment ago was made by somebody else meanwhile. Now it is there.
            try migrate(file)
        }
    }
}
