import Foundation
import GRDBSQLite

/// The floor of reading: a prepared SELECT through SQLite's C interface, from the store's own file.
final class BareStream {
    private let db: OpaquePointer
    private let select: OpaquePointer

    init(_ path: String, _ stream: String) throws {
        var handle: OpaquePointer?
        guard sqlite3_open(path, &handle) == SQLITE_OK, let handle else {
            throw BareTable.Failed(handle)
        }
        db = handle
        var statement: OpaquePointer?
        let sql = """
            SELECT position, stream, stream_version, id, type, version, payload, metadata,
                recorded_at FROM event WHERE stream = ? ORDER BY stream_version
            """
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement
        else { throw BareTable.Failed(handle) }
        select = statement
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_bind_text(select, 1, stream, -1, copied)
    }

    deinit {
        sqlite3_finalize(select)
        sqlite3_close(db)
    }

    /// How many events there are. Each column of each is asked for, and left where it is.
    func read() throws -> Int {
        defer { sqlite3_reset(select) }
        var count = 0
        while true {
            switch sqlite3_step(select) {
            case SQLITE_ROW: count += 1
            case SQLITE_DONE: return count
            default: throw BareTable.Failed(db)
            }
            for column in 0..<sqlite3_column_count(select) {
                switch sqlite3_column_type(select, column) {
                case SQLITE_INTEGER: _ = sqlite3_column_int64(select, column)
                case SQLITE_TEXT: _ = sqlite3_column_text(select, column)
                default: _ = sqlite3_column_blob(select, column)
                }
            }
        }
    }
}
