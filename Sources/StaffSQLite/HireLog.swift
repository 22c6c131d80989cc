import Foundation
import GRDB
public import Staff

/// The durable log of hires across services, in a SQLite file of the gateway.
///
/// Every call has been committed when it returns. One process at a time works with a file.
public struct HireLog: Sendable {
    public enum State: String, Sendable {
        /// Somebody is being hired. Which services know of it, the log does not say.
        case begun
        /// All services know of the hire.
        case done
        /// It did not work out, and is to be taken back everywhere.
        case givenUp
    }

    /// What the log knows of one hire.
    public struct Entry: Hashable, Sendable {
        public let id: EmployeeID
        public let hire: NewHire
        public let state: State
    }

    private let database: DatabasePool
    /// Tells the hires of this process from those of one that is gone.
    private let process = UUID().uuidString
    private let reached: @Sendable (String) -> Void

    /// Opens the file at `path`, and makes it if there is none.
    ///
    /// - Parameters:
    ///   - reached: is told of each change once it is committed, by its name: `begun`, `done`,
    ///     `givenUp` or `forgotten`.
    /// - Throws: ``DataStoreError`` when the file can't be used.
    public static func open(
        _ path: String, reached: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> HireLog {
        let database = try StaffDatabase.open(path, for: [])
        try database.write { db in try db.execute(sql: table) }
        return HireLog(database: database, reached: reached)
    }

    private init(database: DatabasePool, reached: @escaping @Sendable (String) -> Void) {
        self.database = database
        self.reached = reached
    }

    /// Notes that a hire begins, unless the log has one with the same key.
    ///
    /// Looked up and noted in one transaction: of two at once with one key, one begins.
    ///
    /// - Returns: the hire that has the key already, or `nil` when this one has begun.
    public func begin(
        _ hire: NewHire, as id: EmployeeID, key: String?
    ) async throws -> Entry? {
        let content = try JSONEncoder().encode(hire)
        let earlier = try await database.write { db in
            if let key, let earlier = try Entry.fetchOne(db, key: key) { return earlier as Entry? }
            try db.execute(
                sql: "INSERT INTO hire (id, key, content, state, process) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    id, key, String(decoding: content, as: UTF8.self), State.begun.rawValue,
                    process,
                ])
            return nil
        }
        if earlier == nil { reached(State.begun.rawValue) }
        return earlier
    }

    /// Notes how far a hire has come.
    public func mark(_ id: EmployeeID, as state: State) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE hire SET state = ? WHERE id = ?", arguments: [state.rawValue, id])
        }
        reached(state.rawValue)
    }

    /// Removes a hire that was taken back. Its key may be used again.
    public func forget(_ id: EmployeeID) async throws {
        try await erase(id)
        reached("forgotten")
    }

    /// Removes a hire, and overwrites what it said of somebody.
    public func erase(_ id: EmployeeID) async throws {
        try await database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try db.execute(sql: "DELETE FROM hire WHERE id = ?", arguments: [id])
            try db.checkpoint(.truncate)
        }
    }

    /// The hires that nobody finishes: given up, or begun by a process that is gone.
    public func unfinished() async throws -> [EmployeeID] {
        try await database.read { db in
            try EmployeeID.fetchAll(
                db,
                sql: """
                    SELECT id FROM hire
                    WHERE state = 'givenUp' OR (state = 'begun' AND process <> ?) ORDER BY id
                    """,
                arguments: [process])
        }
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS hire (
            id TEXT PRIMARY KEY,    -- the employee's
            key TEXT UNIQUE,        -- the client's Idempotency-Key, or NULL
            content TEXT NOT NULL,  -- the hire, as JSON
            state TEXT NOT NULL,    -- begun, done, givenUp
            process TEXT NOT NULL   -- who began it
        ) WITHOUT ROWID, STRICT;
        """
}

extension HireLog.Entry {
    fileprivate static func fetchOne(_ db: Database, key: String) throws -> Self? {
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM hire WHERE key = ?", arguments: [key])
        guard let row, let state = HireLog.State(rawValue: row["state"]) else { return nil }
        let content: String = row["content"]
        return Self(
            id: row["id"],
            hire: try JSONDecoder().decode(NewHire.self, from: Data(content.utf8)), state: state)
    }
}
