import EventStore
import Foundation
import GRDBSQLite

/// The floor: a prepared INSERT through SQLite's C interface, into the table of the event store
/// without its triggers.
final class BareTable {
    private let db: OpaquePointer
    private let insert: OpaquePointer

    init(_ path: String, synchronous: String) throws {
        var handle: OpaquePointer?
        guard sqlite3_open(path, &handle) == SQLITE_OK, let handle else { throw Failed(nil) }
        db = handle
        let setUp = """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = \(synchronous);
            CREATE TABLE event (
                position INTEGER PRIMARY KEY, stream TEXT NOT NULL, stream_version INTEGER NOT NULL,
                id BLOB NOT NULL UNIQUE, type TEXT NOT NULL, version INTEGER NOT NULL,
                payload BLOB NOT NULL, metadata BLOB NOT NULL, recorded_at INTEGER NOT NULL,
                UNIQUE (stream, stream_version)
            ) STRICT;
            """
        guard sqlite3_exec(handle, setUp, nil, nil, nil) == SQLITE_OK else { throw Failed(handle) }
        var statement: OpaquePointer?
        let sql = """
            INSERT INTO event (stream, stream_version, id, type, version, payload, metadata,
                recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement
        else { throw Failed(handle) }
        insert = statement
    }

    deinit {
        sqlite3_finalize(insert)
        sqlite3_close(db)
    }

    func run(_ sql: String) throws {
        guard sqlite3_exec(db, sql, nil, nil, nil) == SQLITE_OK else { throw Failed(db) }
    }

    /// In a transaction of its own, unless one was begun.
    func append(_ event: EventToAppend, to stream: String, version: Int) throws {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_bind_text(insert, 1, stream, -1, copied)
        sqlite3_bind_int64(insert, 2, Int64(version))
        withUnsafeBytes(of: event.id.uuid) { bytes in
            _ = sqlite3_bind_blob(insert, 3, bytes.baseAddress, 16, copied)
        }
        sqlite3_bind_text(insert, 4, event.type, -1, copied)
        sqlite3_bind_int64(insert, 5, Int64(event.version))
        event.payload.withUnsafeBytes { bytes in
            _ = sqlite3_bind_blob(insert, 6, bytes.baseAddress, Int32(bytes.count), copied)
        }
        event.metadata.withUnsafeBytes { bytes in
            _ = sqlite3_bind_blob(insert, 7, bytes.baseAddress, Int32(bytes.count), copied)
        }
        sqlite3_bind_int64(insert, 8, Timestamp.now().microseconds)
        guard sqlite3_step(insert) == SQLITE_DONE else { throw Failed(db) }
        sqlite3_reset(insert)
    }

    struct Failed: Error, CustomStringConvertible {
        let description: String

        init(_ db: OpaquePointer?) {
            description = db.map { String(cString: sqlite3_errmsg($0)) } ?? "can't be opened"
        }
    }
}
