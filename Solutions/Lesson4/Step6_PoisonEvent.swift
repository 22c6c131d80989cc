// Why: A projection around a projection: nobody else has to know of parking. The savepoint undoes
// one event and keeps the batch. The fault of the machine is told from the fault of the event.

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
        let parked = ParkedTable(db)
        if try parked.holds(event.stream, of: feed) {
            return try parked.park(event, of: feed, because: "It waits behind an earlier event.")
        }
        do {
            try db.inSavepoint {
                try projection.apply(event, of: feed, in: db)
                return .commit
            }
        } catch let error as DatabaseError where error.resultCode != .SQLITE_CONSTRAINT {
            throw error
        } catch {
            try parked.park(event, of: feed, because: "\(error)")
        }
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
        let first = try await view.read { db in try ParkedTable(db).first(of: stream, of: feed) }
        guard let first else { return 0 }
        let again = try await events.events(of: stream, from: first)
        return try await view.write { db in
            let parked = ParkedTable(db)
            // What has been published meanwhile and is not parked yet comes by the usual way.
            let waiting = try again.filter { try parked.holds($0, of: feed) }
            for event in waiting {
                try projection.apply(event, of: feed, in: db)
                try parked.remove(event, of: feed)
            }
            return waiting.count
        }
    }
}
