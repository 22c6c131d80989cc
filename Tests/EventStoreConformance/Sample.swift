import EventStore
import Foundation

extension EventToAppend {
    /// An event that says `text`, with an id of its own unless one is given.
    static func saying(
        _ text: String, type: String = "said", version: Int = 1, by: String = "somebody",
        id: UUID = UUID()
    ) -> EventToAppend {
        EventToAppend(
            id: id, type: type, version: version, payload: Data(#"{"text":"\#(text)"}"#.utf8),
            metadata: Data(#"{"actor":"\#(by)"}"#.utf8))
    }
}

extension [EventToAppend] {
    /// Events that say the numbers.
    static func saying(_ numbers: some Sequence<Int>) -> [EventToAppend] {
        numbers.map { .saying("\($0)") }
    }
}

extension RecordedEvent {
    /// What an event of `saying` said.
    var text: String {
        String(decoding: payload.dropFirst(9).dropLast(2), as: UTF8.self)
    }
}

extension EventStore {
    /// All events, read in pages of `limit`, at most 1,000 pages.
    func everything(
        from start: Position = .start, pagesOf limit: Int = 50,
        matching filter: EventFilter = .everything
    ) async throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var position = start
        for _ in 1...1_000 {
            let page = try await readAll(after: position, limit: limit, matching: filter)
            if page.events.isEmpty, page.ceiling <= position { return events }
            events += page.events
            position = page.ceiling
        }
        throw RuleBroken("Reading on from the ceiling of each page came to no end in 1,000 pages.")
    }
}
