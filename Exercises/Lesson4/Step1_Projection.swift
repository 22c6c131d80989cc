import Classroom
public import EventStore
public import GRDB
public import QueryDatabase
public import Staff
import StaffEvents
import StaffSQLite

/// The overview: what the events of three services come to, in tables for one question.
public struct OverviewProjection: Projection {
    private let codecs: StaffCodecs

    public init(codecs: StaffCodecs = StaffCodecs()) {
        self.codecs = codecs
    }

    /// Changes the rows of the employee whom `event` is about.
    ///
    /// - Throws: `UnknownEvent` or `UndecodableEvent` for what this program can't read.
    public func apply(_ event: RecordedEvent, of feed: Component, in db: Database) throws {
        // TODO: 4.1 Decode the event with `codecs`. What is of Employees goes to `EmployeeRows`.
        // TODO: 4.1 Salary: insert what is set or imported, remove what is withdrawn.
        // TODO: 4.1 Vacation: the entitlement, the requests, and what is decided about them.
        throw NotYet("4.1", "turn an event into rows of the overview")
    }
}
