import Foundation
public import GRDB

extension DatabasePool {
    /// Opens a file that others may open at the same moment, and brings its tables up to date.
    ///
    /// Who turns a new file to WAL beside somebody else is told at once that it is busy, whatever
    /// the configuration says of waiting: it is tried again for five seconds. And who makes a table
    /// that somebody else has made meanwhile finds it the next time.
    ///
    /// - Parameter migrator: makes the tables, one with each of its migrations.
    /// - Throws: `DatabaseError`.
    public static func shared(
        _ path: String, _ migrator: DatabaseMigrator, configuration: Configuration
    ) throws -> DatabasePool {
        let deadline = ContinuousClock.now + .seconds(5)
        // Each table may be somebody else's.
        var looks = migrator.migrations.count
        while true {
            do {
                let pool = try DatabasePool(path: path, configuration: configuration)
                try migrator.migrate(pool)
                return pool
            } catch let error as DatabaseError {
                switch error.resultCode {
                case .SQLITE_BUSY where ContinuousClock.now < deadline:
                    Thread.sleep(forTimeInterval: 0.005)
                case .SQLITE_ERROR where looks > 0, .SQLITE_CONSTRAINT where looks > 0:
                    looks -= 1
                default: throw error
                }
            }
        }
    }
}
