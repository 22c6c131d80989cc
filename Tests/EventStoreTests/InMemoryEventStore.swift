import EventStore
import Foundation
import Synchronization

/// The protocol in its shortest form: all events in an array, behind a lock.
final class InMemoryEventStore: EventStore {
    /// What a file would be: shared by all connections to it, and there after a restart.
    final class Storage: Sendable {
        let events = Mutex<[RecordedEvent]>([])
    }

    private let storage: Storage
    private let now: @Sendable () -> Timestamp

    init(_ storage: Storage, now: @escaping @Sendable () -> Timestamp) {
        self.storage = storage
        self.now = now
    }

    func append(
        _ events: [EventToAppend], to stream: StreamName, expecting expected: ExpectedVersion
    ) throws -> Appended {
        try storage.events.withLock { all in
            let there = all.filter { $0.stream == stream }
            guard let first = events.first else {
                return Appended(version: there.count, position: all.last?.position ?? .start)
            }
            if let start = there.firstIndex(where: { $0.id == first.id }) {
                let recorded = there[start...].prefix(events.count)
                guard recorded.count == events.count, let last = recorded.last,
                    zip(recorded, events).allSatisfy({ $0.isRecord(of: $1) })
                else { throw EventIDTaken(id: first.id) }
                return Appended(version: last.streamVersion, position: last.position)
            }
            guard expected.isMet(by: there.count) else {
                throw VersionConflict(stream: stream, expected: expected, actual: there.count)
            }
            var ids = Set(all.map(\.id))
            for event in events where !ids.insert(event.id).inserted {
                throw EventIDTaken(id: event.id)
            }
            for (event, version) in zip(events, (there.count + 1)...) {
                all.append(
                    RecordedEvent(
                        position: Position(Int64(all.count + 1)), stream: stream,
                        streamVersion: version, id: event.id, type: event.type,
                        version: event.version, payload: event.payload,
                        metadata: event.metadata, recordedAt: now()))
            }
            return Appended(
                version: there.count + events.count, position: Position(Int64(all.count)))
        }
    }

    func read(_ stream: StreamName, _ slice: StreamSlice) -> [RecordedEvent] {
        let events = storage.events.withLock { $0 }.filter {
            $0.stream == stream && $0.streamVersion >= slice.from
                && $0.streamVersion <= slice.through
        }
        let ordered = slice.order == .oldestFirst ? events : events.reversed()
        return Array(ordered.prefix(slice.limit))
    }

    func readAll(after position: Position, limit: Int, matching filter: EventFilter) -> Page {
        let all = storage.events.withLock { $0 }
        let events = Array(
            all.filter {
                $0.position > position && filter.matches(type: $0.type, in: $0.stream)
            }.prefix(limit))
        guard events.count < limit else {
            return Page(events: events, ceiling: events.last?.position ?? position)
        }
        return Page(events: events, ceiling: max(position, all.last?.position ?? .start))
    }

    func head() -> Position { storage.events.withLock { $0.last?.position } ?? .start }

    func waitForEvent(after position: Position) async throws {
        while head() <= position { try await Task.sleep(for: .milliseconds(1)) }
    }
}
