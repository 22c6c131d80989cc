import EventStore
import EventStoreJetStream
import Hummingbird
import StaffHTTP

/// A log whose silence is the answer 503: it may be better soon, and nothing is wrong here.
struct LogBehindHTTP: EventStore {
    private let store: any EventStore

    init(_ store: any EventStore) { self.store = store }

    @discardableResult
    func append(
        _ events: [EventToAppend], to stream: StreamName, expecting expected: ExpectedVersion
    ) async throws -> Appended {
        try await answering { try await store.append(events, to: stream, expecting: expected) }
    }

    func read(_ stream: StreamName, _ slice: StreamSlice) async throws -> [RecordedEvent] {
        try await answering { try await store.read(stream, slice) }
    }

    func readAll(
        after position: Position, limit: Int, matching filter: EventFilter
    ) async throws -> Page {
        try await answering {
            try await store.readAll(after: position, limit: limit, matching: filter)
        }
    }

    func head() async throws -> Position { try await answering { try await store.head() } }

    func waitForEvent(after position: Position) async throws {
        try await answering { try await store.waitForEvent(after: position) }
    }

    private func answering<Value>(_ ask: () async throws -> Value) async throws -> Value {
        do { return try await ask() } catch let error as NoAnswer {
            throw unavailable("\(error)")
        } catch let error as LogRefused {
            throw unavailable("\(error)")
        }
    }

    private func unavailable(_ detail: String) -> Problem {
        var problem = Problem(.serviceUnavailable, "unavailable", detail)
        problem.headers[.retryAfter] = "1"
        return problem
    }
}
