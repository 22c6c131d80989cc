public import EventStore
public import GRDB
import StaffSQLite

/// The file of an event store: one table, `event`, in SQLite.
public final class EventDatabase: Sendable {
    private let pool: DatabasePool
    private let reads: PointReads
    private let bell = Bell()

    /// When SQLite makes sure that what was written is on the disk.
    public enum Synchronous: String, Sendable, CaseIterable {
        /// At every commit.
        case full = "FULL"
        /// Now and then. What was committed survives the end of the process in any case, and a
        /// loss of power may take the last commits, never a part of one.
        case normal = "NORMAL"
    }

    /// Opens the file at `path`, and makes it if there is none.
    ///
    /// - Parameter trace: is given every statement before it is executed, as SQL with its arguments
    ///   left out.
    /// - Throws: `DataStoreError` when the file can't be used.
    public init(
        _ path: String, synchronous: Synchronous = .normal,
        trace: (@Sendable (String) -> Void)? = nil
    ) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.trace(trace)
        do {
            pool = try DatabasePool.shared(
                path, EventSchema.migrator, configuration: configuration)
            // Now, since opening in WAL sets it to NORMAL, and outside of a transaction.
            try pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = \(synchronous.rawValue)")
            }
            reads = PointReads(of: pool, trace: trace)
        } catch let error as DatabaseError {
            throw DataStoreError(path: path, error)
        }
    }

    /// The file.
    public var path: String { pool.path }

    /// Runs `body` in one transaction, which is committed when it returns and undone when it
    /// throws. Only one runs at a time, in whatever process.
    ///
    /// Done on the thread that asks, which waits for the disk, and for another writer of the file up
    /// to 5 seconds. As with `PointReads`, the way to another thread and back costs more than that
    /// wait does: a commit in ``Synchronous/normal`` takes less than 0.1 ms.
    ///
    /// - Throws: what `body` throws, and `DataStoreError` when the file can't be written.
    public func write<Value: Sendable>(
        _ body: @Sendable (Database) throws -> Value
    ) async throws -> Value {
        let value = try naming { try pool.write(body) }
        bell.ring()
        return value
    }

    /// Runs `body`, which may read what is committed. A second statement may see a later commit.
    ///
    /// - Throws: what `body` throws, and `DataStoreError` when the file can't be read.
    public func read<Value: Sendable>(
        _ body: @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try naming { try reads.read(body) }
    }

    /// The position of the last event.
    public func head() async throws -> Position {
        try await read { db in
            let statement = try db.cachedStatement(sql: "SELECT MAX(position) FROM event")
            return try Int64.fetchOne(statement).map { Position($0) } ?? .start
        }
    }

    /// Returns once there is an event behind `position`.
    public func waitForEvent(after position: Position) async throws {
        while true {
            let rings = bell.rings
            if try await head() > position { return }
            // Another process may write to the file too, and rings nobody's bell here.
            try await bell.wait(after: rings, atMost: .milliseconds(100))
        }
    }

    /// What SQLite says of the file itself gets the name of the file, and an advice.
    private func naming<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CORRUPT, .SQLITE_NOTADB,
                .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_BUSY:
                throw DataStoreError(path: path, error)
            default: throw error
            }
        }
    }
}
