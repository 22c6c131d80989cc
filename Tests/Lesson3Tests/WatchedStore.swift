import EventStore
import Synchronization

/// A real store behind a window: counts what is asked of it, and lets a test come between.
final class WatchedStore: EventStore {
    /// What was asked of the store.
    struct Calls: Sendable {
        /// How many events each read returned.
        var reads: [Int] = []
        /// How many events each append had.
        var appends: [Int] = []
    }

    private let store: any EventStore
    private let recorded = Mutex(Calls())
    private let beforeAppend: @Sendable (_ number: Int) async throws -> Void

    /// - Parameter beforeAppend: is called before each append that has events, with its number
    ///   from 1 on.
    init(
        _ store: any EventStore,
        beforeAppend: @escaping @Sendable (_ number: Int) async throws -> Void = { _ in }
    ) {
        self.store = store
        self.beforeAppend = beforeAppend
    }

    var calls: Calls { recorded.withLock { $0 } }

    func append(
        _ events: [EventToAppend], to stream: StreamName, expecting expected: ExpectedVersion
    ) async throws -> Appended {
        if !events.isEmpty {
            let number = recorded.withLock {
                $0.appends.append(events.count)
                return $0.appends.count
            }
            try await beforeAppend(number)
        }
        return try await store.append(events, to: stream, expecting: expected)
    }

    func read(_ stream: StreamName, _ slice: StreamSlice) async throws -> [RecordedEvent] {
        let events = try await store.read(stream, slice)
        recorded.withLock { $0.reads.append(events.count) }
        return events
    }

    func readAll(
        after position: Position, limit: Int, matching filter: EventFilter
    ) async throws -> Page {
        try await store.readAll(after: position, limit: limit, matching: filter)
    }

    func head() async throws -> Position { try await store.head() }

    func waitForEvent(after position: Position) async throws {
        try await store.waitForEvent(after: position)
    }
}
