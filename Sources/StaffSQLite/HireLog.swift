import Foundation
package import GRDB
public import Staff
import Synchronization

/// The durable log of hires across services, in a SQLite file of the gateway.
///
/// Every call has been committed when it returns, and is on the disk: a hire that somebody was told
/// of is not taken back after a loss of power. One process at a time hires with a file.
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

    package let database: DatabasePool
    /// Tells the hires of this process from those of one that is gone.
    private let process = UUID().uuidString
    /// The hires of this process that could not be marked, so that nobody is at them any more.
    private let left = Left()
    private let lock: FileLock?
    private let reached: @Sendable (String) -> Void

    /// Opens the file at `path`, and makes it if there is none.
    ///
    /// - Parameters:
    ///   - alone: whether to hire with it, which one process at a time may. The others would take
    ///     each other's hires for those of a process that is gone.
    ///   - reached: is told of each change once it is committed, by its name: `begun`, `done`,
    ///     `givenUp` or `forgotten`.
    /// - Throws: ``DataStoreError`` when the file can't be used, or another process hires with it.
    public static func open(
        _ path: String, alone: Bool = false,
        reached: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> HireLog {
        let lock = alone ? try FileLock(of: path) : nil
        let database = try StaffDatabase.open(path, for: [])
        // Not within a transaction, where SQLite refuses it.
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: table)
        }
        return HireLog(database: database, lock: lock, reached: reached)
    }

    private init(
        database: DatabasePool, lock: FileLock?, reached: @escaping @Sendable (String) -> Void
    ) {
        self.database = database
        self.lock = lock
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
    ///
    /// - Throws: ``NotUnderWay`` when a hire is to be `done` that is not `begun`. After any error,
    ///   the hire is ``unfinished()``.
    public func mark(_ id: EmployeeID, as state: State) async throws {
        do {
            try await database.write { db in
                let expected = state == .done ? "AND state = 'begun'" : ""
                try db.execute(
                    sql: "UPDATE hire SET state = ? WHERE id = ? \(expected)",
                    arguments: [state.rawValue, id])
                if state == .done, db.changesCount == 0 { throw NotUnderWay(id: id) }
            }
        } catch {
            left.insert(id)
            throw error
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

    /// The hires that nobody finishes: given up, begun by a process that is gone, or begun by this
    /// one and not to be marked when they came to their end.
    public func unfinished() async throws -> [EmployeeID] {
        let begun = try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT id, state, process FROM hire WHERE state <> 'done' ORDER BY id"
            ).map { row in
                let isOwn = row["state"] == State.begun.rawValue && row["process"] == process
                return (id: try row.value("id") as EmployeeID, isOwn: isOwn)
            }
        }
        return begun.filter { !$0.isOwn || left.contains($0.id) }.map(\.id)
    }

    /// A hire that was to be `done` was taken back before, or never begun.
    public struct NotUnderWay: Error, Hashable {
        public let id: EmployeeID

        public init(id: EmployeeID) {
            self.id = id
        }
    }

    private final class Left: Sendable {
        private let ids = Mutex<Set<EmployeeID>>([])

        func insert(_ id: EmployeeID) { ids.withLock { _ = $0.insert(id) } }

        func contains(_ id: EmployeeID) -> Bool { ids.withLock { $0.contains(id) } }
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
        let content: String = try row.value("content")
        return Self(
            id: try row.value("id"),
            hire: try JSONDecoder().decode(NewHire.self, from: Data(content.utf8)), state: state)
    }
}
