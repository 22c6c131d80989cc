// Why: A snapshot is a guess that saves time: its last event is read once more, and whatever is
// odd about it leads back to the events. Closing a year is a command as any other, so what was
// interrupted can be repeated, and carries over the balance that the first closing wrote down.

public import EventStore
import Foundation
public import Staff
public import StaffEvents

/// Loads streams with the help of snapshots, which may be missing, old or damaged.
public struct SnapshotLoader<D: Decider>: Sendable where D.Event: DomainEvent, D.State: Codable {
    private let store: any EventStore
    private let codec: any EventCodec<D.Event>
    private let snapshots: any SnapshotStore
    private let format: Int
    private let interval: Int

    /// - Parameters:
    ///   - format: the form of the state that this program reads and writes.
    ///   - interval: a snapshot is taken when this many events were replayed.
    public init(
        _ decider: D.Type, _ store: any EventStore,
        codec: any EventCodec<D.Event> = JSONEventCodec<D.Event>(),
        snapshots: any SnapshotStore, format: Int, every interval: Int
    ) {
        self.store = store
        self.codec = codec
        self.snapshots = snapshots
        self.format = format
        self.interval = interval
    }

    /// What is true of `stream` now: the same as from all of its events, with fewer of them read.
    public func load(_ stream: StreamName) async throws -> Loaded<D.State> {
        let (start, events) = try await behindSnapshot(of: stream)
        let state = try events.reduce(start.state) { try D.evolve($0, codec.decode($1)) }
        guard let last = events.last else { return start }
        if events.count >= interval, let data = try? JSONEncoder().encode(state) {
            // Without this snapshot the next load takes longer, and is as right.
            try? await snapshots.save(
                Snapshot(
                    stream: stream, version: last.streamVersion, lastEvent: last.id,
                    format: format, state: data))
        }
        return Loaded(state: state, version: last.streamVersion)
    }

    /// Where to begin, and the events from there on.
    private func behindSnapshot(
        of stream: StreamName
    ) async throws -> (start: Loaded<D.State>, events: ArraySlice<RecordedEvent>) {
        if let snapshot = try? await snapshots.snapshot(of: stream),
            snapshot.isIntact, snapshot.format == format,
            let state = try? JSONDecoder().decode(D.State.self, from: snapshot.state)
        {
            // Its last event is read once more: it tells whether this is the stream's snapshot.
            let events = try await store.read(stream, StreamSlice(from: snapshot.version))
            if events.first?.id == snapshot.lastEvent {
                return (Loaded(state: state, version: snapshot.version), events.dropFirst())
            }
        }
        return (Loaded(state: D.initial, version: 0), try await store.read(stream)[...])
    }
}

/// Closes the books of a year, as the bank does: the next statement begins with the balance.
public enum YearEnd {
    /// Closes `year`, and carries what remains over to the next one, as far as `limit` allows.
    ///
    /// What was interrupted may be repeated.
    ///
    /// - Returns: the year that begins.
    public static func close(
        _ year: Int, of employee: EmployeeID, carryingAtMost limit: Int,
        with handler: CommandHandler<VacationDecider>, _ metadata: EventMetadata = EventMetadata()
    ) async throws -> VacationYear {
        let old = StreamName.vacation(of: employee, year: year)
        let closed = try await handler.handle(.close, on: old, metadata).state
        guard let hiredOn = closed.hiredOn else { throw VacationYearError.notOpened }
        let next = StreamName.vacation(of: employee, year: year + 1)
        let open = VacationCommand.open(hiredOn: hiredOn, entitlement: closed.entitlement)
        _ = try await handler.handle(open, on: next, metadata)
        let carry = VacationCommand.carryOver(days: min(closed.remaining, limit))
        return try await handler.handle(carry, on: next, metadata).state
    }
}
