import Foundation
public import GRDB
import Synchronization

/// One file of the query database, open to write.
public final class View: Sendable {
    public let path: String
    public let database: DatabasePool
    private let use = Mutex<(users: Int, isRetired: Bool)>((0, false))

    /// Opens the file at `path`, or makes it.
    init(_ path: String) throws {
        self.path = path
        database = try QueryDatabase.open(path)
    }

    /// Takes what was overwritten out of the log beside the file too.
    func wipe() throws {
        _ = try database.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    }

    func begin() { use.withLock { $0.users += 1 } }

    func end() {
        let isLast = use.withLock { use in
            use.users -= 1
            return use.users == 0 && use.isRetired
        }
        if isLast { remove() }
    }

    /// Removes the file as soon as nobody reads it any more.
    func retire() {
        let isUnused = use.withLock { use in
            use.isRetired = true
            return use.users == 0
        }
        if isUnused { remove() }
    }

    private func remove() {
        try? database.close()
        View.removeFile(path)
    }

    /// Removes a database and what SQLite keeps beside it.
    static func removeFile(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
    }
}
