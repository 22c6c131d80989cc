import EventFeeds
import EventStore
import Foundation
import GRDB
import Hosting
import Lesson4
import QueryDatabase
import Staff
import Synchronization
import Testing

/// What somebody saw who read all the time.
private final class Seen: Sendable {
    let isDone = Atomic(false)
    let counts = Mutex<Set<Int>>([])
}

@Suite("Lesson 4, step 7: rebuild")
struct Step7_Rebuild {
    private let published: [Component: ScriptedFeed] = [
        .employees: ScriptedFeed((1...30).map { .number($0, in: StreamName("e", $0)) }),
        .salary: ScriptedFeed((1...50).map { .number($0, in: StreamName("s", $0)) }),
    ]

    private func feeds() -> [Component: any EventFeed] { published.mapValues { $0 } }

    /// A live view that has all that is published.
    private func withViews(
        _ body: (Views, String) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let views = try Views(in: folder)
            for (service, feed) in published {
                let events = await feed.published
                _ = try await views.changing { live in
                    try await Checkpoint.apply(events, of: service, with: Copying(), in: live)
                }
            }
            try await body(views, folder)
        }
    }

    /// Rebuilds from the feeds that are given, or from all that is published.
    private func rebuild(
        _ views: Views, from feeds: [Component: any EventFeed]? = nil,
        with projection: Copying = Copying(), within limit: Duration = .seconds(10)
    ) async throws {
        let feeds = feeds ?? self.feeds()
        try await withDeadline(
            "the end of a rebuild. Does it ask each feed for pages that wait for nothing, `.zero`?",
            within: limit
        ) {
            try await Rebuild.run(views, from: feeds, with: projection)
        }
    }

    private func contents(_ views: Views) async throws -> String {
        try await views.reading { view in
            try await view.database.read { db in try QueryDatabase.contents(of: db) }
        }
    }

    @Test func `the new view is equal to the old one, byte for byte`() async throws {
        try await withViews { views, _ in
            let before = try await contents(views)
            try await rebuild(views)
            let after = try await contents(views)
            #expect(after == before, "The same events, the same rows, the same checkpoints.")
        }
    }

    @Test func `the new view is another file, and the old one is gone`() async throws {
        try await withViews { views, folder in
            let old = views.live.path
            try await rebuild(views)
            #expect(views.live.path != old, "It was built beside the live one.")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".sqlite") }
            #expect(files.count == 1, "Nobody reads the old one any more: \(files)")
        }
    }

    @Test func `after a restart the new view is live`() async throws {
        try await withViews { views, folder in
            try await rebuild(views)
            let before = try await contents(views)
            let again = try Views(in: folder)
            #expect(again.live.path == views.live.path)
            let after = try await contents(again)
            #expect(after == before, "The switch is written down.")
        }
    }

    @Test func `rows that no event explains are gone`() async throws {
        try await withViews { views, _ in
            let before = try await contents(views)
            _ = try await views.changing { live in
                try await live.write { db in
                    try db.execute(sql: "INSERT INTO salary VALUES ('nobody', 'x', 1, 'EUR')")
                }
            }
            try await rebuild(views)
            let after = try await contents(views)
            #expect(after == before, "A rebuild begins with nothing.")
        }
    }

    @Test func `queries are answered throughout, and from a whole view`() async throws {
        try await withViews { views, _ in
            let seen = Seen()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    repeat {
                        let count = try await views.reading { view in
                            try await view.database.read { db in
                                try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM salary") ?? 0
                            }
                        }
                        seen.counts.withLock { _ = $0.insert(count) }
                    } while !seen.isDone.load(ordering: .acquiring)
                }
                defer { seen.isDone.store(true, ordering: .releasing) }
                for _ in 1...20 {
                    try await rebuild(views)
                }
            }
            #expect(
                seen.counts.withLock { $0 } == [80],
                "80 rows before, during and after twenty rebuilds.")
        }
    }

    /// Rebuilds while events are published, and compares the new view with the end of the feeds.
    private func rebuildWhile(publishing handedOut: Int, then asked: Int) async throws {
        try await withViews { views, _ in
            var busy: [Component: any EventFeed] = [:]
            for (service, feed) in published {
                let count = await feed.published.count + handedOut
                busy[service] = BusyFeed(
                    feed: feed, views: views, service: service, handedOut: count,
                    asked: count + asked)
            }
            try await rebuild(views, from: busy)
            for (service, feed) in published {
                let head = await feed.published.count
                let position = try await views.reading { view in
                    try await view.database.read { db in
                        try CheckpointTable(db).position(of: service)
                    }
                }
                #expect(
                    position == Position(Int64(head)),
                    """
                    The old view had event \(head) of \(service). Whoever has seen it there must \
                    not miss it in the new one.
                    """)
            }
        }
    }

    @Test func `what is published while the next is built is in it`() async throws {
        try await rebuildWhile(publishing: 1, then: 1)
    }

    @Test func `what is published right before the switch is in the new view`() async throws {
        try await rebuildWhile(publishing: 3, then: 100)
    }

    @Test func `a rebuild that fails leaves the live view as it was`() async throws {
        try await withViews { views, folder in
            let before = try await contents(views)
            let path = views.live.path
            await #expect(throws: Copying.Failed(), "The projection fails at event 40 of Salary.") {
                try await rebuild(views, with: Copying(failsAt: 40))
            }
            let after = try await contents(views)
            #expect(after == before && views.live.path == path, "The live view is untouched.")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".sqlite") }
            #expect(files.count == 1, "What was half built is removed: \(files)")
        }
    }

    /// The feeds, which call somebody before each page of the short part.
    private func feeds(
        of views: Views, _ isHeld: @escaping @Sendable () throws -> Void
    ) -> [Component: any EventFeed] {
        published.mapValues { HeldFeed(feed: $0, views: views, isHeld: isHeld) }
    }

    @Test func `the switch comes when everything is in the new view`() async throws {
        try await withViews { views, _ in
            let old = views.live.path
            let feeds = feeds(of: views) {
                #expect(
                    views.live.path == old,
                    "A feed is asked for its last events: until they are in, the old view answers.")
            }
            try await rebuild(views, from: feeds)
            #expect(views.live.path != old, "Then the new one does.")
        }
    }

    @Test func `a rebuild that fails right before the switch leaves the live view as it was`()
        async throws
    {
        try await withViews { views, _ in
            let before = try await contents(views)
            let path = views.live.path
            let feeds = feeds(of: views) { throw ScriptedFeed.Broken() }
            await #expect(
                throws: ScriptedFeed.Broken(),
                "While the live view stands still, the feeds are asked once more, and one fails."
            ) {
                try await rebuild(views, from: feeds)
            }
            let after = try await contents(views)
            #expect(after == before && views.live.path == path, "The live view is untouched.")
        }
    }

    @Test func `after a rebuild that failed, the next one can run`() async throws {
        try await withViews { views, _ in
            await #expect(throws: Copying.Failed(), "The projection fails at event 40 of Salary.") {
                try await rebuild(views, with: Copying(failsAt: 40))
            }
            let before = try await contents(views)
            try await rebuild(views)
            let after = try await contents(views)
            #expect(after == before, "Nothing of the failed one is left in it.")
        }
    }

    @Test func `the live view goes on while the next is built`() async throws {
        try await withViews { views, _ in
            let gate = AsyncStream.makeStream(of: Void.self)
            let slow = SlowFeed(feed: published[.salary]!) { gate.continuation.finish() }
            async let rebuilding: Void = rebuild(
                views, from: [.salary: slow], within: .seconds(30))
            try await withDeadline("a change of the live view while the next is built") {
                for await _ in gate.stream {}
                _ = try await views.changing { live in
                    try await Checkpoint.apply(
                        [.number(31, in: "e-31")], of: .employees, with: Copying(), in: live)
                }
                await slow.goOn()
            }
            try await rebuilding
        }
    }
}
