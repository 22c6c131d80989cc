public import Crypto
import Foundation
import GRDB
public import Staff

/// The keys that names and e-mails are sealed with: one for each person, in a file of its own.
///
/// The file is no part of what is published, copied or rebuilt. Whoever has the events alone, can't
/// read them.
public final class KeyTable: Sendable {
    private let database: DatabaseQueue

    /// Opens the file at `path`, and makes it if there is none.
    public init(_ path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // A key is on the disk before anything is sealed with it, and what is shredded is
            // overwritten.
            try db.execute(
                sql: """
                    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                    PRAGMA secure_delete = ON
                    """)
        }
        database = try DatabaseQueue(path: path, configuration: configuration)
        try database.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS key (
                        person TEXT PRIMARY KEY,
                        bytes BLOB               -- NULL when the person is forgotten
                    ) STRICT
                    """)
        }
    }

    /// The key of a person, or `nil` when it was shredded.
    ///
    /// - Throws: ``NoKey`` when the person never had one.
    public func key(of person: EmployeeID) throws -> SymmetricKey? {
        let row = try database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT bytes FROM key WHERE person = ?", arguments: [person.description])
        }
        guard let row else { throw NoKey(person: person) }
        return (row["bytes"] as Data?).map { SymmetricKey(data: $0) }
    }

    /// Keeps `key` as the person's. It changes nothing when they have one, or had one.
    public func insert(_ key: SymmetricKey, of person: EmployeeID) throws {
        // Most texts are of somebody who has a key, and no reason to wait for the disk.
        guard try !isKnown(person) else { return }
        let bytes = key.withUnsafeBytes { Data($0) }
        try database.write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO key VALUES (?, ?)",
                arguments: [person.description, bytes])
        }
    }

    /// Overwrites the key of a person, and keeps that they had one.
    public func shred(_ person: EmployeeID) throws {
        try database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO key VALUES (?, NULL)
                    ON CONFLICT DO UPDATE SET bytes = NULL
                    """, arguments: [person.description])
        }
        // The log beside the file keeps old pages otherwise.
        _ = try database.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    }

    private func isKnown(_ person: EmployeeID) throws -> Bool {
        try database.read { db in
            try Int.fetchOne(
                db, sql: "SELECT 1 FROM key WHERE person = ?", arguments: [person.description])
                != nil
        }
    }
}

/// A text is sealed with a key that was never here. The file of keys may be another one's.
public struct NoKey: Error, Hashable, CustomStringConvertible {
    public let person: EmployeeID

    public init(person: EmployeeID) {
        self.person = person
    }

    public var description: String {
        "There is no key of employee \(person), and there never was. Is it the right file of keys?"
    }
}

/// Somebody who is forgotten can't be written about again.
public struct Forgotten: Error, Hashable, CustomStringConvertible {
    public let person: EmployeeID

    public init(person: EmployeeID) {
        self.person = person
    }

    public var description: String { "Employee \(person) is forgotten." }
}

/// A sealed text was changed, or belongs to somebody else.
public struct Tampered: Error, Hashable, CustomStringConvertible {
    public let person: EmployeeID

    public init(person: EmployeeID) {
        self.person = person
    }

    public var description: String { "A sealed text of employee \(person) is not as it was made." }
}
