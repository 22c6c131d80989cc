import Classroom
public import EventFeeds
public import EventStore
public import GRDB
public import QueryDatabase
public import Staff

/// A projection that puts aside what it can't project, and goes on with the rest.
public struct Parking: Projection {
    private let projection: any Projection

    public init(_ projection: any Projection) {
        self.projection = projection
    }

    /// Applies the event, or parks it with the reason.
    ///
    /// - Throws: what is not the event's fault: an error of the database other than a constraint.
    public func apply(_ event: RecordedEvent, of feed: Component, in db: Database) throws {
        // TODO: 4.6 Park what waits behind a parked event of its stream.
        // TODO: 4.6 Apply the event, undo what it did if it fails, and park it with the reason.
        throw NotYet("4.6", "park what can't be projected, and go on")
    }

    /// Tries again what is parked of one stream: all of it, in order, or nothing.
    ///
    /// - Parameter events: the feed to read the events from again.
    /// - Returns: how many events are in the view now that were not.
    /// - Throws: what still can't be projected. The events stay parked then.
    @discardableResult
    public func replay(
        _ stream: StreamName, of feed: Component, from events: any EventFeed,
        in view: DatabasePool
    ) async throws -> Int {
        // TODO: 4.6 Read the stream again from its first parked event on.
        // TODO: 4.6 In one transaction: apply what is parked, and take it out of the table.
        throw NotYet("4.6", "replay what is parked")
    }
}
