public import Foundation

/// An event in a store. It never changes again.
public struct RecordedEvent: Hashable, Sendable {
    /// Its place among the events of all streams.
    public let position: Position
    public let stream: StreamName
    /// Its place in its stream, from 1 on.
    public let streamVersion: Int
    public let id: UUID
    /// What happened, as in `vacation.requested`.
    public let type: String
    /// Which version of the type the payload is written in.
    public let version: Int
    public let payload: Data
    public let metadata: Data
    /// When the store took it in.
    public let recordedAt: Timestamp

    public init(
        position: Position, stream: StreamName, streamVersion: Int, id: UUID, type: String,
        version: Int, payload: Data, metadata: Data, recordedAt: Timestamp
    ) {
        self.position = position
        self.stream = stream
        self.streamVersion = streamVersion
        self.id = id
        self.type = type
        self.version = version
        self.payload = payload
        self.metadata = metadata
        self.recordedAt = recordedAt
    }

    /// Whether it says what `event` says, under the same id.
    public func isRecord(of event: EventToAppend) -> Bool {
        id == event.id && type == event.type && version == event.version
            && payload == event.payload && metadata == event.metadata
    }
}
