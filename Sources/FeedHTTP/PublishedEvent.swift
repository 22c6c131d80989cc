import EventStore
import Foundation

/// An event as `GET /events` sends it.
struct PublishedEvent: Codable {
    let position: String
    let stream: String
    let streamVersion: Int
    let id: UUID
    let type: String
    let version: Int
    /// The bytes of the payload, which are JSON, as a text.
    let payload: String
    let metadata: String
    let recordedAt: Int64

    init(_ event: RecordedEvent) {
        position = event.position.description
        stream = event.stream.text
        streamVersion = event.streamVersion
        id = event.id
        type = event.type
        version = event.version
        payload = String(decoding: event.payload, as: UTF8.self)
        metadata = String(decoding: event.metadata, as: UTF8.self)
        recordedAt = event.recordedAt.microseconds
    }

    /// - Returns: `nil` when the position or the stream's name is none.
    var recorded: RecordedEvent? {
        guard let position = Position(position), !stream.isEmpty else { return nil }
        return RecordedEvent(
            position: position, stream: StreamName(stream), streamVersion: streamVersion, id: id,
            type: type, version: version, payload: Data(payload.utf8),
            metadata: Data(metadata.utf8), recordedAt: Timestamp(microseconds: recordedAt))
    }
}

/// A page of `GET /events`.
struct PublishedPage: Codable {
    let events: [PublishedEvent]
    let head: String
}
