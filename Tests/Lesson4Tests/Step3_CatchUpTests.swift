import EventFeeds
import EventStore
import Foundation
import Lesson3
import Lesson4
import Synchronization
import Testing

/// Notes the pauses of a subscription, and does not spend the time.
private final class Pauses: Sendable {
    private let failures = Mutex<[Int]>([])

    var all: [Int] { failures.withLock { $0 } }

    func pause(after number: Int) throws {
        try Task.checkCancellation()
        failures.withLock { $0.append(number) }
    }
}

@Suite("Lesson 4, step 3: catch up")
struct Step3_CatchUp {
    private let pauses = Pauses()

    private func events(_ numbers: ClosedRange<Int>) -> [RecordedEvent] {
        numbers.map { .number($0) }
    }

    private func follow(
        _ feed: any EventFeed, after start: Int64 = 0, limit: Int = 500
    ) -> CatchUp {
        CatchUp(feed, after: Position(start), limit: limit) { [pauses] in
            try pauses.pause(after: $0)
        }
    }

    /// Reads pages until there are `count` events, and returns their positions, page by page.
    private func read(
        _ count: Int, of subscription: CatchUp,
        then: @escaping @Sendable (Int) async throws -> Void = { _ in }
    ) async throws -> [[Int64]] {
        try await withDeadline(
            "\(count) events of the feed (if one was swallowed, that many never come)"
        ) {
            var pages: [[Int64]] = []
            for try await page in subscription {
                pages.append(page.events.map(\.position.number))
                let sum = pages.joined().count
                if sum >= count { break }
                try await then(sum)
            }
            return pages
        }
    }

    @Test func `history comes page by page, from the first event on`() async throws {
        let feed = ScriptedFeed(events(1...7))
        let pages = try await read(7, of: follow(feed, limit: 3))
        #expect(pages == [[1, 2, 3], [4, 5, 6], [7]], "Seven events, three on a page.")
        let limits = Set(await feed.asked.map(\.limit))
        #expect(limits == [3], "The feed is asked for as many as the limit says.")
    }

    @Test func `a subscription goes on behind what is known`() async throws {
        let pages = try await read(2, of: follow(ScriptedFeed(events(1...7)), after: 5))
        #expect(pages == [[6, 7]], "The view has everything up to 5.")
    }

    @Test func `history goes over into what happens now, in one sequence`() async throws {
        let feed = ScriptedFeed(events(1...3))
        let pages = try await read(6, of: follow(feed)) { sum in
            await feed.publish([.number(sum + 1)])
        }
        #expect(
            pages == [[1, 2, 3], [4], [5], [6]],
            "Three are history, and each of the others was published when the last had come.")
    }

    @Test func `what is published while the last page of history is read is not lost`()
        async throws
    {
        let feed = PublishingFeed(ScriptedFeed(events(1...4)))
        let pages = try await read(8, of: follow(feed, limit: 2))
        #expect(
            Array(pages.joined()) == Array(1...8),
            "An event was published behind each of the first four pages.")
    }

    @Test func `a feed with nothing new is asked to wait`() async throws {
        let feed = ScriptedFeed()
        let subscription = CatchUp(feed, after: .start, waiting: .seconds(7))
        let first = try await withDeadline("the first event") {
            try await withThrowingTaskGroup(of: FeedPage?.self) { group in
                group.addTask { try await subscription.makeAsyncIterator().first() }
                group.addTask {
                    try await feed.wasAsked(1)
                    await feed.publish([.number(1)])
                    return nil
                }
                // The first error ends the other too.
                var found: FeedPage?
                for try await page in group { found = page ?? found }
                return found
            }
        }
        #expect(first?.events == [.number(1)])
        let asked = await feed.asked
        #expect(
            asked.map(\.wait) == [.seconds(7)],
            "One question that waits for seven seconds, not one after the other.")
    }

    @Test func `a wait in vain is followed by the next`() async throws {
        let feed = ScriptedFeed([.number(1)], first: [.events([]), .events([])])
        let pages = try await read(1, of: follow(feed))
        #expect(pages == [[1]], "Two pages were empty. A page that is handed out is not.")
        #expect(pauses.all.isEmpty, "The feed has waited already, so nobody else does.")
    }

    /// Away twice, back for a page, and away three times.
    private func droppingFeed() -> ScriptedFeed {
        ScriptedFeed(
            events(1...4),
            first: [
                .unavailable, .unavailable, .events(events(1...2)), .unavailable, .unavailable,
                .unavailable,
            ])
    }

    @Test func `a feed that drops and comes back leaves no gap and no repeat`() async throws {
        let pages = try await read(4, of: follow(droppingFeed()))
        #expect(pages == [[1, 2], [3, 4]], "It was away five times.")
    }

    @Test func `a feed that is away is left in peace for a while, longer each time`()
        async throws
    {
        _ = try await read(4, of: follow(droppingFeed()))
        #expect(
            pauses.all == [1, 2, 1, 2, 3],
            "Failures are counted in a row: an answer in between begins anew.")
    }

    @Test func `an empty answer is an answer: failures are counted anew`() async throws {
        let feed = ScriptedFeed(events(1...1), first: [.unavailable, .events([]), .unavailable])
        _ = try await read(1, of: follow(feed))
        #expect(
            pauses.all == [1, 1],
            "Away, back with nothing new, and away again: one failure in a row, twice.")
    }

    @Test func `an error that asking again won't mend is thrown`() async throws {
        let feed = ScriptedFeed(events(1...4), first: [.events(events(1...2)), .broken])
        await #expect(throws: ScriptedFeed.Broken(), "Only a feed that is away is asked again.") {
            try await read(4, of: follow(feed))
        }
        #expect(pauses.all.isEmpty)
    }

    @Test func `a page that is sent twice is handed out once`() async throws {
        let feed = ScriptedFeed(
            events(1...6),
            first: [.events(events(1...3)), .events(events(1...3)), .events(events(2...5))])
        let pages = try await read(6, of: follow(feed))
        #expect(
            pages == [[1, 2, 3], [4, 5], [6]],
            """
            1 to 3 were sent three times in part. A page of nothing but repeats must not make you \
            forget what was handed out.
            """)
    }

    @Test(arguments: [([1, 3, 2], 2, 3), ([2, 1], 1, 2)])
    func `a page in a wrong order is refused`(
        numbers: [Int], position: Int64, behind: Int64
    ) async throws {
        let feed = ScriptedFeed(first: [.events(numbers.map { .number($0) })])
        let error = FeedOutOfOrder(Position(position), after: Position(behind))
        await #expect(throws: error, "The page is \(numbers).") {
            try await read(numbers.count, of: follow(feed))
        }
    }

    @Test func `an event that comes too late is refused, and not taken for a repeat`()
        async throws
    {
        let feed = ScriptedFeed(
            first: [
                .events([.number(1), .number(2), .number(4)]), .events([.number(3), .number(5)]),
            ])
        await #expect(
            throws: FeedOutOfOrder(Position(3), after: Position(4)),
            "3 was never handed out. Left out in silence, the view would be wrong for ever."
        ) {
            try await read(5, of: follow(feed))
        }
    }

    @Test func `a subscription that is cancelled ends while it waits`() async throws {
        let feed = ScriptedFeed()
        let subscription = follow(feed)
        let reading = Task { try await subscription.makeAsyncIterator().first() }
        _ = try await withDeadline("the end of a cancelled subscription") {
            try await feed.wasAsked(1)
            reading.cancel()
            let page = try? await reading.value
            #expect(page == nil, "Nothing was published.")
        }
    }

    @Test func `a subscription that is cancelled ends while it pauses`() async throws {
        let feed = ScriptedFeed(events(1...1), first: [.unavailable, .unavailable, .unavailable])
        let subscription = CatchUp(feed, after: .start) { failures in
            // As a sleep does that is cancelled.
            if failures == 2 { throw CancellationError() }
        }
        do {
            let page = try await subscription.makeAsyncIterator().first()
            #expect(page == nil, "Nobody waits for the feed any more.")
        } catch is CancellationError {}
        let asked = await feed.asked.count
        #expect(asked == 2, "It was cancelled in the second pause, and the feed was asked twice.")
    }

    @Test func `four writers meanwhile: no gap, no repeat, a hundred times`() async throws {
        for round in 1...100 {
            try await withStore { store in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for writer in 1...4 {
                        group.addTask {
                            for _ in 1...5 {
                                try await store.append(
                                    [.init(id: UUID(), type: "written", payload: Data())],
                                    to: StreamName("writer", writer), expecting: .any)
                            }
                        }
                    }
                    let pages = try await read(20, of: follow(StoreFeed(store), limit: 4))
                    try await group.waitForAll()
                    #expect(
                        Array(pages.joined()) == Array(1...20),
                        "Round \(round): twenty events of four writers.")
                }
            }
        }
    }
}

extension CatchUp.Iterator {
    /// The first page.
    fileprivate consuming func first() async throws -> FeedPage? {
        var iterator = self
        return try await iterator.next()
    }
}

/// Publishes one more event behind each of the first four pages: at the moment of the hand-over.
private struct PublishingFeed: EventFeed {
    private let feed: ScriptedFeed

    init(_ feed: ScriptedFeed) {
        self.feed = feed
    }

    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        let page = try await feed.page(after: position, limit: limit, waiting: wait)
        let count = await feed.published.count
        if count < 8 { await feed.publish([.number(count + 1)]) }
        return page
    }

    func events(of stream: StreamName, from version: Int) async throws -> [RecordedEvent] {
        await feed.events(of: stream, from: version)
    }
}
