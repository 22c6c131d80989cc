import EventFeeds
import EventStore
import FeedHTTP
import Foundation
import GRDB
import Hosting
import Lesson4
import Logging
import QueryDatabase
import QueryService
import Staff
import StaffEvents
import StaffHTTP
import Testing

/// What whoever runs the query side relies on, in this process.
@Suite(
    "The view", .timeLimit(.minutes(1)),
    .enabled(if: ProcessInfo.processInfo.environment["SOLVED"] == "all", "Follows with Lesson 4."))
struct ViewTests {
    private let id = EmployeeID("0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73")!
    private let name = "Zacharias Werkmeister"

    /// Events of one employee, at the positions 1, 2, 3, …
    func events(_ events: EmployeeEvent...) throws -> [RecordedEvent] {
        try events.enumerated().map { index, event in
            let stream = StreamName.employee(id)
            let new = try JSONEventCodec<EmployeeEvent>().encode(
                event, id: UUID(), for: stream, EventMetadata())
            return RecordedEvent(
                position: Position(Int64(index + 1)), stream: stream, streamVersion: index + 1,
                id: new.id, type: new.type, version: new.version, payload: new.payload,
                metadata: new.metadata, recordedAt: Timestamp(microseconds: 0))
        }
    }

    var hired: EmployeeEvent {
        .hired(
            Employee(
                id: id, name: name, email: "z@example.com", department: "Research",
                hiredOn: "2026-01-01"))
    }

    func subscriber(
        in folder: String, _ feed: any EventFeed, _ projection: any Projection = Mending(),
        logs: Logs = Logs()
    ) throws -> Subscriber {
        try Subscriber(
            Views(in: folder), [.employees: feed], projection,
            logger: Logger(label: "test") { _ in logs })
    }

    /// Runs the subscriber while `body` runs.
    private func running(
        _ subscriber: Subscriber, _ body: () async throws -> Void
    ) async throws {
        let run = Task { await subscriber.run() }
        defer { run.cancel() }
        try await body()
    }

    private func until(
        _ what: Comment, _ condition: () async throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !condition() {
            try #require(ContinuousClock.now < deadline, what)
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func files(in folder: String, with text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { file in
            let bytes = try? Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
            return bytes?.range(of: Data(text.utf8)) != nil
        }
    }

    @Test func `who is forgotten while the next view is built is in no file of it`() async throws {
        try await withTemporaryFolder { folder in
            let all = try events(hired, .forgotten)
            let feed = MemoryFeed(all, first: all)
            let subscriber = try subscriber(in: folder, feed)
            try await subscriber.rebuild()
            let files = try files(in: folder, with: name)
            #expect(files.isEmpty, "The name is in \(files).")
        }
    }

    @Test func `who is forgotten in what was parked is in no file after the replay`() async throws {
        try await withTemporaryFolder { folder in
            let all = try events(hired, .changed(EmployeeChange(department: "poison")), .forgotten)
            let projection = Mending()
            let subscriber = try subscriber(in: folder, MemoryFeed(all), projection)
            try await running(subscriber) {
                try await until("All three events have come.") {
                    subscriber.progress.state.applied[.employees] == Position(3)
                }
            }
            #expect(try await subscriber.parked().count == 2, "The poison, and what is behind it.")
            projection.mend()
            #expect(try await subscriber.replayParked() == 2)
            let files = try files(in: folder, with: name)
            #expect(files.isEmpty, "The name is in \(files).")
        }
    }

    @Test func `what a process left in the log that was killed is gone when the next begins`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let views = try Views(in: folder)
            for event in try events(hired, .forgotten) {
                _ = try await views.changing { live in
                    try await Checkpoint.apply(
                        [event], of: .employees, with: OverviewProjection(), in: live)
                }
            }
            try await withTemporaryFolder { copy in
                // As the files are when the process ends without warning.
                for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
                    try FileManager.default.copyItem(
                        atPath: "\(folder)/\(file)", toPath: "\(copy)/\(file)")
                }
                #expect(try !files(in: copy, with: name).isEmpty, "The log has kept it.")
                let next = try Views(in: copy)
                let files = try files(in: copy, with: name)
                #expect(files.isEmpty, "The name is in \(files) of \(next.live.path).")
            }
        }
    }

    @Test func `a name that can't be wiped now is wiped later, and the view goes on`() async throws
    {
        try await withTemporaryFolder { folder in
            let feed = MemoryFeed(try events(hired))
            let subscriber = try subscriber(in: folder, feed)
            try await running(subscriber) {
                try await until("The hire has come.") {
                    subscriber.progress.state.applied[.employees] == Position(1)
                }
                // Whoever reads an old state keeps SQLite from emptying the log.
                let reader = try subscriber.views.live.database.makeSnapshot()
                await feed.publish(try events(hired, .forgotten).last!)
                try await until("What is in the view is told, wiped or not.") {
                    subscriber.progress.state.applied[.employees] == Position(2)
                }
                try reader.close()
                try await until("The name is in no file.") {
                    try files(in: folder, with: name).isEmpty
                }
            }
        }
    }

    @Test func `of a feed that is away nobody knows the end`() async throws {
        try await withTemporaryFolder { folder in
            let feed = MemoryFeed(try events(hired))
            let subscriber = try subscriber(in: folder, feed)
            #expect(subscriber.lags[.employees]?.seconds == nil, "Nobody has seen it complete.")
            try await running(subscriber) {
                try await until("The view is complete.") {
                    subscriber.lags[.employees]?.seconds == 0
                }
                let token = try Token(parsing: "employees=9")
                func freshness() async throws -> Freshness {
                    try await ReadYourWrites.wait(
                        for: token, in: subscriber.progress, atMost: .zero)
                }
                #expect(try await freshness() == .fromTheFuture(token), "The end is at 1.")
                await feed.goAway()
                try await until("The feed is away.") {
                    subscriber.lags[.employees]?.isConnected == false
                }
                #expect(
                    try await freshness() == .notYet(token),
                    "It may have published it before it went away.")
            }
        }
    }

    @Test func `why a feed does not answer is logged once in a row`() async throws {
        try await withTemporaryFolder { folder in
            let feed = MemoryFeed(try events(hired))
            await feed.goAway()
            let logs = Logs()
            try await running(subscriber(in: folder, feed, logs: logs)) {
                try await until("The feed is asked again and again.") { await feed.failures >= 3 }
            }
            #expect(logs.messages == ["a feed does not answer"], "The others say the same.")
        }
    }

    @Test func `behind an event that came too late the view waits for a rebuild`() async throws {
        try await withTemporaryFolder { folder in
            let change = EmployeeEvent.changed(EmployeeChange(department: "Sales"))
            let all = try events(hired, change, change, change)
            let feed = MemoryFeed(all, first: [all[0], all[1], all[3], all[2]])
            let subscriber = try subscriber(in: folder, feed)
            try await running(subscriber) {
                try await until("The subscription has stopped.") {
                    subscriber.lags[.employees]?.stopped != nil
                }
                try await subscriber.rebuild()
                #expect(subscriber.lags[.employees]?.stopped == nil, "It is followed again.")
                try await until("The view is complete.") {
                    subscriber.progress.state.applied[.employees] == Position(4)
                }
            }
            let contents = try await subscriber.views.reading { view in
                try await view.database.read { db in try QueryDatabase.contents(of: db) }
            }
            #expect(contents.contains(#"checkpoint ["employees", "4", 4]"#), "\(contents)")
        }
    }

    @Test func `a view that was half built when its process ended is removed`() async throws {
        try await withTemporaryFolder { folder in
            let live = try Views(in: folder).live.path
            for suffix in ["", "-wal", "-shm"] {
                try Data("x".utf8).write(to: URL(filePath: "\(folder)/overview-2.sqlite\(suffix)"))
            }
            let views = try Views(in: folder)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasPrefix("overview-2") }
            #expect(views.live.path == live && left.isEmpty, "\(left)")
        }
    }

    @Test func `an event of Employees that can't be opened is passed on, unreadable`() async throws
    {
        let sealed = try events(hired, .terminated(on: "2026-05-01"))
        let codec = SealingCodec(
            seal: { text, _ in text }, open: { _, person in throw MemoryFeed.Unopened() })
        let page = try await OpenedFeed(MemoryFeed(sealed), codec).page(
            after: .start, limit: 10, waiting: .zero)
        #expect(page.events.map(\.position) == sealed.map(\.position), "None is left out.")
        #expect(throws: UndecodableEvent.self, "What is sealed is nobody's name.") {
            try JSONEventCodec<EmployeeEvent>().decode(page.events[0])
        }
        #expect(page.events[1].payload == sealed[1].payload, "It has no name in it.")
    }
}
