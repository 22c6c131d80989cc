public import GRDB
public import Staff

/// Opens the data store of the app: one SQLite file, in WAL.
///
/// `synchronous` is NORMAL, as GRDB sets it for WAL: what was committed survives the end of the
/// process, and a loss of power may take the last commits, never half of one.
public enum StaffDatabase {
    /// Opens the file at `path`, makes it if there is none, and brings its tables up to date.
    ///
    /// - Parameters:
    ///   - components: whose tables are in the file. With all three, a salary or a vacation must
    ///     belong to an employee of the same file.
    ///   - trace: is given every statement that is executed, as SQL with its arguments left out.
    /// - Throws: ``DataStoreError`` when the file can't be used.
    public static func open(
        _ path: String, for components: Set<Component> = Set(Component.allCases),
        trace: (@Sendable (String) -> Void)? = nil
    ) throws -> DatabasePool {
        var configuration = Configuration()
        // Two processes may share the file: the second waits for the first one's transaction.
        configuration.busyMode = .timeout(5)
        configuration.trace(trace)
        do {
            return try DatabasePool.shared(
                path, Schema.migrator(for: components), configuration: configuration)
        } catch let error as DatabaseError {
            throw DataStoreError(path: path, error)
        }
    }

    /// Opens the file at `path` for reading alone: nothing in it can change, by whatever mistake.
    ///
    /// - Throws: ``DataStoreError`` when the file can't be used.
    public static func openForReading(_ path: String) throws -> DatabaseQueue {
        try naming(path) { try DatabaseQueue(path: path, configuration: .readOnly) }
    }

    /// Opens the file at `path` for reading alone, and for several readers at once.
    ///
    /// - Throws: ``DataStoreError`` when the file can't be used.
    public static func openPoolForReading(_ path: String) throws -> DatabasePool {
        try naming(path) { try DatabasePool(path: path, configuration: .readOnly) }
    }

    private static func naming<Opened>(
        _ path: String, _ open: () throws -> Opened
    ) throws -> Opened {
        do { return try open() } catch let error as DatabaseError {
            throw DataStoreError(path: path, error)
        }
    }

    /// Whether the file can be read now.
    public static func isReadable(_ database: DatabasePool) async -> Bool {
        let tables = try? await database.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_schema")
        }
        return tables != nil
    }
}

extension Configuration {
    fileprivate static var readOnly: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return configuration
    }

    /// Gives every statement to `trace` before it is executed, as SQL with its arguments left out.
    public mutating func trace(_ trace: (@Sendable (String) -> Void)?) {
        guard let trace else { return }
        prepareDatabase { db in
            db.trace { event in
                if case .statement(let statement) = event { trace(statement.sql) }
            }
        }
    }
}
