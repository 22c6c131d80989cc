public import GRDB
import Synchronization

/// Reads of a row or two, done on the thread that asks.
///
/// Such a read takes ten microseconds. `DatabasePool` hands it to a thread of its own, and four
/// changes of threads cost ten times as much as the read: `GET /employees/{id}` reached a quarter
/// of a bare route's throughput that way, and reaches half of it this way (measured with wrk and
/// 32 connections, on two cores).
public final class PointReads: Sendable {
    private let path: String
    private let trace: (@Sendable (String) -> Void)?
    private let idle = Mutex<[DatabaseQueue]>([])

    /// - Parameter trace: is given every statement before it is executed, as SQL.
    public init(of database: DatabasePool, trace: (@Sendable (String) -> Void)? = nil) {
        path = database.path
        self.trace = trace
    }

    /// Reads what is committed now. For one statement: a second one may see a later commit.
    public func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let connection = try idle.withLock { $0.popLast() } ?? open()
        defer { idle.withLock { $0.append(connection) } }
        return try connection.unsafeRead(body)
    }

    /// There are as many connections as reads at one time, which is as many as there are cores.
    private func open() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.trace(trace)
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
