public import Foundation

/// An event on its way into a store.
public struct EventToAppend: Hashable, Sendable {
    /// Given by the writer, so that an append that is sent again can be told from a second one.
    public let id: UUID
    /// What happened, in a name that stays: `vacation.requested`.
    public let type: String
    /// Which version of the type the payload is written in, from 1 on.
    public let version: Int
    /// The facts of the event, in JSON. A store keeps the bytes as they are.
    public let payload: Data
    /// Who, why, and in the course of what: ``EventMetadata`` in JSON. Kept as it is, too.
    public let metadata: Data

    public init(id: UUID, type: String, version: Int = 1, payload: Data, metadata: Data) {
        self.id = id
        self.type = type
        self.version = version
        self.payload = payload
        self.metadata = metadata
    }

    public init(
        id: UUID, type: String, version: Int = 1, payload: Data, metadata: EventMetadata = .init()
    ) throws {
        self.init(
            id: id, type: type, version: version, payload: payload,
            metadata: try metadata.encoded())
    }
}

/// The id of an event to append belongs to another event, or to the same with other content.
public struct EventIDTaken: Error, Hashable, CustomStringConvertible {
    public let id: UUID

    public init(id: UUID) {
        self.id = id
    }

    public var description: String {
        "The event id \(id.uuidString.lowercased()) belongs to another event already."
    }
}
