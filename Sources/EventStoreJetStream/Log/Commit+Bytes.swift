import EventStore
import Foundation

/// A message: four bytes with the length of the head, the head in JSON, the payloads and metadata.
extension Commit {
    private struct Head: Codable {
        let stream: String
        let firstVersion: Int
        let recordedAt: Int64
        let events: [Entry]

        struct Entry: Codable {
            let id: UUID
            let type: String
            let version: Int
            /// Bytes of payload and of metadata: they follow, and are never looked into.
            let payload: Int
            let metadata: Int
        }
    }

    func bytes() throws -> Data {
        let entries = events.map {
            Head.Entry(
                id: $0.id, type: $0.type, version: $0.version, payload: $0.payload.count,
                metadata: $0.metadata.count)
        }
        let head = try JSONEncoder().encode(
            Head(
                stream: stream.text, firstVersion: firstVersion,
                recordedAt: recordedAt.microseconds, events: entries))
        var bytes = withUnsafeBytes(of: UInt32(head.count).bigEndian) { Data($0) }
        bytes += head
        for event in events {
            bytes += event.payload
            bytes += event.metadata
        }
        return bytes
    }

    /// - Throws: ``UnreadableMessage`` unless the bytes are those of a commit.
    init(bytes: Data) throws {
        var rest = bytes[...]
        func take(_ count: Int) throws -> Data {
            guard count >= 0, rest.count >= count else { throw UnreadableMessage() }
            defer { rest = rest.dropFirst(count) }
            return Data(rest.prefix(count))
        }
        let length = try take(4).reduce(0) { $0 << 8 | Int($1) }
        guard let head = try? JSONDecoder().decode(Head.self, from: take(length)),
            !head.stream.isEmpty, !head.events.isEmpty, head.firstVersion > 0
        else { throw UnreadableMessage() }
        let events = try head.events.map { entry in
            EventToAppend(
                id: entry.id, type: entry.type, version: entry.version,
                payload: try take(entry.payload), metadata: try take(entry.metadata))
        }
        self.init(
            to: StreamName(head.stream), from: head.firstVersion, events,
            at: Timestamp(microseconds: head.recordedAt))
    }
}

/// A message of the log that no event store has written.
public struct UnreadableMessage: Error, CustomStringConvertible {
    public var description: String {
        "A message of the log is not a commit. Somebody else publishes to its subjects."
    }
}
