public import GRDB

/// A file that can't be used as a data store, and what to do about it.
public struct DataStoreError: Error, CustomStringConvertible, Sendable {
    public let path: String
    private let advice: String

    public init(path: String, _ error: DatabaseError) {
        self.path = path
        advice =
            switch error.resultCode {
            case .SQLITE_NOTADB: "is not a database. Move it away, or choose another --data folder."
            case .SQLITE_CORRUPT: "is damaged. Restore a copy, or choose another --data folder."
            case .SQLITE_CANTOPEN, .SQLITE_PERM:
                "can't be opened. Check that its folder exists and that you may write there."
            case .SQLITE_READONLY: "can't be written. Check who owns it, and its permissions."
            case .SQLITE_FULL: "can't grow: the disk is full. Make room, and start again."
            case .SQLITE_IOERR:
                "can't be read or written. Check the disk, and the room that is left on it."
            case .SQLITE_BUSY: "is locked by another process. End that one, and start again."
            default: "can't be used: \(error.message ?? "\(error.resultCode)")."
            }
    }

    init(path: String, advice: String) {
        self.path = path
        self.advice = advice
    }

    public var description: String { "The file \(path) \(advice)" }
}
