public import EventStore
public import Foundation

/// Between a component's events and the bytes that a store keeps: the one place that knows both.
public protocol EventCodec<Event>: Sendable {
    associatedtype Event: DomainEvent

    /// The event as a store takes it.
    func encode(
        _ event: Event, id: UUID, for stream: StreamName, _ metadata: EventMetadata
    ) throws -> EventToAppend

    /// The event that a store kept.
    ///
    /// - Throws: `UnknownEvent` or `UndecodableEvent`: nothing that happened is left out.
    func decode(_ event: RecordedEvent) throws -> Event
}
