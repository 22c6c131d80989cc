public import EventStore
public import Foundation

/// Writes events as plain JSON, under their stable names.
public struct JSONEventCodec<Event: DomainEvent>: EventCodec {
    private let payload: @Sendable (RecordedEvent) throws -> Data
    private let encoder = JSONEncoder()
    private let decoder = JSONDecoder()

    /// - Parameter payload: the payload of an event in the version that is written today. Without
    ///   it, a payload in another version is refused.
    public init(
        payload: @escaping @Sendable (RecordedEvent) throws -> Data = Self.unchanged
    ) {
        self.payload = payload
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    public func encode(
        _ event: Event, id: UUID, for stream: StreamName, _ metadata: EventMetadata
    ) throws -> EventToAppend {
        try EventToAppend(
            id: id, type: event.kind.rawValue, version: event.kind.version,
            payload: encoder.encode(Facts(event: event)), metadata: metadata)
    }

    public func decode(_ event: RecordedEvent) throws -> Event {
        let payload = try payload(event)
        guard let kind = Event.Kind(rawValue: event.type) else { throw UnknownEvent(event) }
        do {
            return try decoder.decode(Facts.self, from: payload, configuration: kind).event
        } catch {
            throw UndecodableEvent(event, error)
        }
    }

    /// The payload as it is stored, if that is today's version of it.
    @Sendable public static func unchanged(_ event: RecordedEvent) throws -> Data {
        guard let kind = Event.Kind(rawValue: event.type), kind.version == event.version else {
            throw UnknownEvent(event)
        }
        return event.payload
    }

    /// Which event it is does not stand in the payload, so it is passed beside it.
    private struct Facts: Encodable, DecodableWithConfiguration {
        let event: Event

        init(event: Event) {
            self.event = event
        }

        init(from decoder: any Decoder, configuration kind: Event.Kind) throws {
            event = try Event(kind, from: decoder)
        }

        func encode(to encoder: any Encoder) throws {
            try event.encode(to: encoder)
        }
    }
}
