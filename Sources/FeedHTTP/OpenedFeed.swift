public import EventFeeds
public import EventStore
import Foundation
import GRDB
public import StaffEvents

/// A feed of Employees in which names and e-mails can be read.
///
/// Whoever follows it has no keys. Of somebody who is forgotten, it says so.
public struct OpenedFeed: EventFeed {
    private let feed: any EventFeed
    private let sealed: any EventCodec<EmployeeEvent>
    private let opened = JSONEventCodec<EmployeeEvent>()

    /// - Parameter sealed: the codec that the events were written with.
    public init(_ feed: any EventFeed, _ sealed: any EventCodec<EmployeeEvent>) {
        self.feed = feed
        self.sealed = sealed
    }

    public func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        let page = try await feed.page(after: position, limit: limit, waiting: wait)
        return FeedPage(events: try page.events.map(open), head: page.head)
    }

    public func events(
        of stream: StreamName, from version: Int
    ) async throws -> [RecordedEvent] {
        try await feed.events(of: stream, from: version).map(open)
    }

    /// An event that can't be opened is passed on, so that whoever follows can put it aside and go
    /// on with the rest.
    ///
    /// - Throws: an error of a database alone, which is no event's fault.
    private func open(_ event: RecordedEvent) throws -> RecordedEvent {
        guard event.stream.category == "employee" else { return event }
        let payload: Data
        do {
            payload = try opened.encode(
                sealed.decode(event), id: event.id, for: event.stream, EventMetadata()
            ).payload
        } catch is UnknownEvent {
            return event
        } catch let error as DatabaseError {
            throw error
        } catch {
            // What is sealed must not be taken for a name: a payload of one text is no event.
            payload = try JSONEncoder().encode("\(error)")
        }
        return RecordedEvent(
            position: event.position, stream: event.stream, streamVersion: event.streamVersion,
            id: event.id, type: event.type, version: event.version, payload: payload,
            metadata: event.metadata, recordedAt: event.recordedAt)
    }
}
