// Why: The event is stored before the key is shredded: both can be done again, and in this order
// nobody is left who shows a name that is gone. A key is never given twice.

import Crypto
public import EventStore
public import Foundation
public import KeyStore
import Lesson3
public import Staff
public import StaffEvents

/// Seals what says who somebody is, with a key that is theirs alone.
public struct Vault: Sendable {
    private let keys: KeyTable

    public init(_ keys: KeyTable) {
        self.keys = keys
    }

    /// Makes a text unreadable without the person's key. The first text makes the key.
    ///
    /// - Throws: `Forgotten` when the key was shredded.
    public func seal(_ text: String, of person: EmployeeID) throws -> String {
        try keys.insert(SymmetricKey(size: .bits256), of: person)
        guard let key = try keys.key(of: person) else { throw Forgotten(person: person) }
        let box = try AES.GCM.seal(
            Data(text.utf8), using: key, authenticating: Data(person.description.utf8))
        guard let combined = box.combined else { throw Tampered(person: person) }
        return combined.base64EncodedString()
    }

    /// Makes a sealed text readable again, or returns `nil` when the key was shredded.
    ///
    /// - Throws: `NoKey` when there never was one, and `Tampered` when the text is not as it was
    ///   made.
    public func open(_ sealed: String, of person: EmployeeID) throws -> String? {
        guard let key = try keys.key(of: person) else { return nil }
        guard let data = Data(base64Encoded: sealed),
            let box = try? AES.GCM.SealedBox(combined: data),
            let text = try? AES.GCM.open(
                box, using: key, authenticating: Data(person.description.utf8))
        else { throw Tampered(person: person) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Makes everything unreadable that was ever sealed for the person.
    public func shred(_ person: EmployeeID) throws {
        try keys.shred(person)
    }

    /// The codec of Employees, with names and e-mails sealed.
    public var codec: SealingCodec {
        SealingCodec(seal: { try seal($0, of: $1) }, open: { try open($0, of: $1) })
    }
}

/// Forgets people: no event is deleted, and nobody can read any more who they were.
public struct Forgetting: Sendable {
    private let store: any EventStore
    private let vault: Vault
    private let snapshots: SnapshotFolder?
    private let nextID: @Sendable () -> UUID

    /// - Parameter snapshots: where snapshots of employees are kept, if they are.
    public init(
        _ store: any EventStore, _ vault: Vault, snapshots: SnapshotFolder? = nil,
        nextID: @escaping @Sendable () -> UUID
    ) {
        self.store = store
        self.vault = vault
        self.snapshots = snapshots
        self.nextID = nextID
    }

    /// Tells everybody to forget the person, and shreds the key. It may be done again.
    ///
    /// - Throws: ``StaffError/unknownEmployee(_:)``, and what the store throws: nothing is shredded
    ///   then.
    public func forget(
        _ person: EmployeeID, _ metadata: EventMetadata = EventMetadata()
    ) async throws {
        let handler = CommandHandler(
            EmployeeDecider.self, store, codec: vault.codec, nextID: nextID)
        // The event first: as long as it is not stored, views go on to show what can be read.
        _ = try await handler.handle(.init(.forget, person), on: .employee(person), metadata)
        try snapshots?.remove(.employee(person))
        try vault.shred(person)
    }
}
