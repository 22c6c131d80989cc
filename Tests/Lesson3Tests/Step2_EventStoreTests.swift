import EventStore
import EventStoreConformance
import EventStoreSQLite
import Hosting
import Lesson3
import Synchronization
import Testing

/// The rules are in `Tests/EventStoreConformance/Rules`. Any store can be held to them.
@Suite("Lesson 3, step 2: the event store")
struct Step2_EventStore {
    /// A broken rule says itself what was expected: it is the message, and not an error.
    private func keeps(
        _ rule: Rule, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        do { try await rule.check(.sqlite) } catch let broken as RuleBroken {
            Issue.record("\(broken)", sourceLocation: location)
        }
    }

    // Appending

    @Test func `a stream begins at version 1, and each event adds one`() async throws {
        try await keeps(.versionsFromOne)
    }

    @Test func `an empty append changes nothing, and answers with what is there`() async throws {
        try await keeps(.emptyAppend)
    }

    @Test func `any version is met by every stream`() async throws {
        try await keeps(.expectingAny)
    }

    @Test func `no stream is met by a stream without events alone`() async throws {
        try await keeps(.expectingNoStream)
    }

    @Test func `a stream that exists is met by one event or more`() async throws {
        try await keeps(.expectingAStream)
    }

    @Test func `an exact version is met by that version alone`() async throws {
        try await keeps(.expectingAVersion)
    }

    @Test func `after a conflict nothing has changed, and the store still works`() async throws {
        try await keeps(.afterAConflict)
    }

    @Test func `a batch is appended as a whole or not at all`() async throws {
        try await keeps(.allOrNothing)
    }

    @Test func `an id belongs to one event in all streams`() async throws {
        try await keeps(.idsAcrossStreams)
    }

    @Test func `a batch that is sent again gets the first answer, and is there once`() async throws
    {
        try await keeps(.sentAgain)
    }

    @Test func `an id that is sent again with other content is refused`() async throws {
        try await keeps(.sentAgainChanged)
    }

    @Test func `a batch of which only a part is there already is refused`() async throws {
        try await keeps(.sentAgainInPart)
    }

    @Test func `four writers at once all succeed, and each one's order is kept`() async throws {
        try await keeps(.writersAtOnce)
    }

    @Test func `four writers with exact versions leave no hole and no repeat`() async throws {
        try await keeps(.writersWithVersions)
    }

    @Test func `payload and metadata come back byte for byte`() async throws {
        try await keeps(.bytes)
    }

    @Test func `names of streams and types come back as they are written`() async throws {
        try await keeps(.names)
    }

    @Test func `each event has the time at which it was recorded`() async throws {
        try await keeps(.microseconds)
    }

    // Reading a stream

    @Test func `a stream is read oldest first or newest first`() async throws {
        try await keeps(.inBothOrders)
    }

    @Test func `a stream is read from a version on, and up to a version`() async throws {
        try await keeps(.inPart)
    }

    @Test func `a limit counts from the end at which the order begins`() async throws {
        try await keeps(.withALimit)
    }

    @Test func `a stream that nobody wrote to is empty, not an error`() async throws {
        try await keeps(.unknownStream)
    }

    // Reading all streams

    @Test func `all streams are read in one order, page by page`() async throws {
        try await keeps(.allInOrder)
    }

    @Test func `pages neither skip nor repeat while others write`() async throws {
        try await keeps(.allWhileWritten)
        for limit in [3, 100] { try await follow(pagesOf: limit) }
    }

    /// Goes from page to page while a neighbour appends before each statement.
    private func follow(pagesOf limit: Int) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/events.sqlite"
            let neighbour = Mutex<Neighbour?>(nil)
            let store = SQLiteEventStore(
                try EventDatabase(path, trace: { _ in neighbour.withLock { $0 }?.append() }),
                now: { Timestamp.now() })
            let other = try Neighbour(path)
            neighbour.withLock { $0 = other }
            other.begin(12)
            var read: [Position] = []
            var position = Position.start
            for _ in 1...300 {
                let page = try await store.readAll(after: position, limit: limit)
                if other.isDone, page.events.isEmpty { break }
                read += page.events.map(\.position)
                position = page.ceiling
            }
            let all = try await store.readAll(after: .start, limit: 1_000).events
            #expect(
                read == all.map(\.position),
                """
                Somebody appended right before each statement, and a reader went on in pages of up \
                to \(limit) events, each after the ceiling of the last. Every event is read once.
                """)
            #expect(all.count == other.inserted, "The events of the neighbour are in the store.")
            #expect(other.inserted > 0, "Between the statements of a reader, others can write.")
        }
    }

    @Test func `a page without a match still moves on`() async throws {
        try await keeps(.sparseFilter)
    }

    @Test func `a full page ends with its last event`() async throws {
        try await keeps(.fullPage)
    }

    @Test func `a filter asks for types, for categories of streams, or for both`() async throws {
        try await keeps(.filters)
    }

    // Both

    @Test func `after a restart everything is there, and versions go on`() async throws {
        try await keeps(.afterARestart)
    }
}
