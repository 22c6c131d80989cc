import Classroom
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
        // TODO: 4.8 Encrypt the text with the person's key, and make one if there is none.
        throw NotYet("4.8", "seal a text with a person's key")
    }

    /// Makes a sealed text readable again, or returns `nil` when the key was shredded.
    ///
    /// - Throws: `NoKey` when there never was one, and `Tampered` when the text is not as it was
    ///   made.
    public func open(_ sealed: String, of person: EmployeeID) throws -> String? {
        // TODO: 4.8 Decrypt it, unless the key was shredded.
        throw NotYet("4.8", "open a sealed text")
    }

    /// Makes everything unreadable that was ever sealed for the person.
    public func shred(_ person: EmployeeID) throws {
        // TODO: 4.8 Shred the key.
        throw NotYet("4.8", "shred a key")
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
        // TODO: 4.8 Append `employee.forgotten`, remove the snapshot, and shred the key.
        throw NotYet("4.8", "forget a person")
    }
}
