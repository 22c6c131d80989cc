import EventStore

extension EventStore {
    /// Every event of the streams of these categories, up to now.
    func all(of categories: Set<String>) async throws -> [RecordedEvent] {
        let end = try await head()
        var events: [RecordedEvent] = []
        var position = Position.start
        while position < end {
            let page = try await readAll(
                after: position, limit: 1000, matching: EventFilter(categories: categories))
            events += page.events
            position = page.ceiling
        }
        return events
    }
}
