public import EventStore
public import GRDB
public import Staff

/// Turns events into rows of a query database.
public protocol Projection: Sendable {
    /// Makes the change that `event` stands for. It runs inside a transaction of the caller's.
    ///
    /// - Parameter feed: the service that published the event.
    func apply(_ event: RecordedEvent, of feed: Component, in db: Database) throws
}
