public import EventStore
import Foundation
public import Staff

/// Reads what happened to an employee from the streams of one component.
public struct StreamHistory: EmployeeHistory {
    private let store: any EventStore
    private let streams: @Sendable (EmployeeID) async throws -> [StreamName]

    /// - Parameter streams: those in which something of an employee is told.
    public init(
        _ store: any EventStore,
        streams: @escaping @Sendable (EmployeeID) async throws -> [StreamName]
    ) {
        self.store = store
        self.streams = streams
    }

    public func happened(to employee: EmployeeID) async throws -> [HistoryEntry] {
        var events: [RecordedEvent] = []
        for stream in try await streams(employee) { events += try await store.read(stream) }
        return try events.sorted { $0.position < $1.position }.map { event in
            let about = try event.about()
            return HistoryEntry(
                id: event.id.uuidString.lowercased(), at: event.recordedAt.description,
                what: event.type, by: about.actor, why: about.reason, trace: about.trace,
                causedBy: about.causation?.uuidString.lowercased(), facts: try event.facts())
        }
    }
}
