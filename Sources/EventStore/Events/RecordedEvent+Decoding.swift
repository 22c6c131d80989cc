public import Foundation

extension RecordedEvent {
    /// The facts of the event, read from the JSON of its payload.
    ///
    /// - Throws: ``UndecodableEvent``, which says of which event, and what is wrong with it.
    public func facts<Facts: Decodable>(
        as type: Facts.Type = Facts.self, _ decoder: JSONDecoder = JSONDecoder()
    ) throws(UndecodableEvent) -> Facts {
        do { return try decoder.decode(Facts.self, from: payload) } catch {
            throw UndecodableEvent(self, part: "payload", error)
        }
    }

    /// Who did it, why, and in the course of what.
    ///
    /// - Throws: ``UndecodableEvent``.
    public func about() throws(UndecodableEvent) -> EventMetadata {
        do { return try JSONDecoder().decode(EventMetadata.self, from: metadata) } catch {
            throw UndecodableEvent(self, part: "metadata", error)
        }
    }
}

/// An event whose bytes can't be read as what its type and version say they are.
public struct UndecodableEvent: Error, CustomStringConvertible, Sendable {
    public let stream: StreamName
    public let streamVersion: Int
    public let type: String
    public let version: Int
    /// Where in the JSON, and what is wrong there.
    public let details: String
    private let part: String

    public init(_ event: RecordedEvent, part: String = "payload", _ error: any Error) {
        stream = event.stream
        streamVersion = event.streamVersion
        type = event.type
        version = event.version
        self.part = part
        details =
            (error as? DecodingError).map(UndecodableEvent.words) ?? String(describing: error)
    }

    public var description: String {
        "The \(part) of event \(streamVersion) of \(stream), \(type) in version \(version), "
            + "can't be read: \(details)"
    }

    private static func words(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            "“\(path(context.codingPath + [key]))” is missing."
        case .valueNotFound(_, let context): "“\(path(context.codingPath))” has no value."
        case .typeMismatch(_, let context), .dataCorrupted(let context):
            (context.codingPath.isEmpty ? "" : "“\(path(context.codingPath))”: ")
                + context.debugDescription
        @unknown default: "\(error)"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}

/// An event of a type, or of a version of its type, that this program does not know.
public struct UnknownEvent: Error, Hashable, CustomStringConvertible {
    public let stream: StreamName
    public let streamVersion: Int
    public let type: String
    public let version: Int

    public init(_ event: RecordedEvent) {
        stream = event.stream
        streamVersion = event.streamVersion
        type = event.type
        version = event.version
    }

    public var description: String {
        "Event \(streamVersion) of \(stream) is of a kind that is not known here: \(type) in "
            + "version \(version). It was left as it is, and nothing behind it was read."
    }
}
