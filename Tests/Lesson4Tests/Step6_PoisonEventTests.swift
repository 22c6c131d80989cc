import EventStore
import GRDB
import Lesson4
import QueryDatabase
import Staff
import Synchronization
import Testing

/// Counts the events of each stream, and can't project those of the type "poison".
private struct Tally: Projection {
    struct Unreadable: Error, CustomStringConvertible {
        var description: String { "This event can't be read." }
    }

    /// Whether the program has been mended.
    var isMended = false
    /// What the database says instead, if anything.
    var failure: ResultCode?
    let applied = Applied()

    /// The versions of the events that were given to the projection, in turn.
    final class Applied: Sendable {
        private let versions = Mutex<[Int]>([])

        var all: [Int] { versions.withLock { $0 } }

        func note(_ version: Int) {
            versions.withLock { $0.append(version) }
        }
    }

    func apply(_ event: RecordedEvent, of feed: Component, in db: Database) throws {
        applied.note(event.streamVersion)
        try db.execute(
            sql: "INSERT INTO salary VALUES (?, ?, 1, 'EUR')",
            arguments: ["\(feed) \(event.stream)", "\(event.streamVersion)"])
        if let failure { throw DatabaseError(resultCode: failure) }
        if event.type == "poison", !isMended { throw Unreadable() }
        if event.type == "twice" {
            try db.execute(
                sql: "INSERT INTO salary VALUES (?, ?, 1, 'EUR')",
                arguments: ["\(feed) \(event.stream)", "\(event.streamVersion)"])
        }
    }
}

@Suite("Lesson 4, step 6: poison event")
struct Step6_PoisonEvent {
    /// Ada's stream has poison as its second event, Ben's stream has none.
    private let events: [RecordedEvent] = [
        .number(1, in: "ada", version: 1), .number(2, in: "ben", version: 1),
        .number(3, "poison", in: "ada", version: 2), .number(4, in: "ben", version: 2),
        .number(5, in: "ada", version: 3), .number(6, in: "ada", version: 4),
    ]

    private func project(
        _ events: [RecordedEvent], with projection: some Projection, feed: Component = .employees,
        in view: DatabasePool
    ) async throws {
        try await view.write { db in
            for event in events { try projection.apply(event, of: feed, in: db) }
        }
    }

    /// What is in the view, as "ada 1", "ben 2".
    private func rows(of feed: Component = .employees, in view: DatabasePool) throws -> [String] {
        try view.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT employee_id || ' ' || effective_from FROM salary
                    WHERE employee_id LIKE ? ORDER BY 1
                    """, arguments: ["\(feed) %"])
        }.map { String($0.dropFirst("\(feed) ".count)) }
    }

    private func parked(in view: DatabasePool) throws -> [ParkedEvent] {
        try view.read { db in try ParkedTable(db).all() }
    }

    @Test func `what can be projected is projected`() async throws {
        try await withView { view in
            try await project(events, with: Parking(Tally(isMended: true)), in: view)
            let rows = try self.rows(in: view)
            #expect(rows.count == 6, "There is no poison for this projection.")
            let reasons = try parked(in: view).map(\.reason)
            #expect(reasons == [], "There is nothing to park.")
        }
    }

    @Test func `poison in one stream leaves the others fresh`() async throws {
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            let ben = try rows(in: view).filter { $0.hasPrefix("ben") }
            #expect(ben == ["ben 1", "ben 2"], "Ben's events have nothing to do with Ada's.")
        }
    }

    @Test func `what is parked can be seen, with the reason`() async throws {
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            let first = try parked(in: view).first
            #expect(
                first
                    == ParkedEvent(
                        feed: "employees", stream: "ada", version: 2, position: "3",
                        type: "poison", reason: "This event can't be read."),
                "Which event it is, and what the projection said.")
        }
    }

    @Test func `what comes behind poison in its stream is parked too`() async throws {
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            let parked = try self.parked(in: view).map(\.version)
            #expect(
                parked == [2, 3, 4],
                "A change of somebody whose hire is missing can't be made first.")
            let rows = try self.rows(in: view)
            #expect(rows == ["ada 1", "ben 1", "ben 2"], "What is parked has no row.")
        }
    }

    @Test func `what an event did before it failed is undone`() async throws {
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            let ada = try rows(in: view).filter { $0.hasPrefix("ada") }
            #expect(
                ada == ["ada 1"],
                "The projection inserts its row, and fails then. Half an event is none.")
        }
    }

    @Test func `streams of different feeds are different streams`() async throws {
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            try await project(
                [.number(1, in: "ada", version: 1)], with: Parking(Tally()), feed: .salary,
                in: view)
            let rows = try self.rows(of: .salary, in: view)
            #expect(
                rows == ["ada 1"],
                "Parked is a stream of Employees, and this is one of Salary.")
        }
    }

    @Test(arguments: [ResultCode.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_BUSY])
    func `what is not the event's fault is no reason to park it`(code: ResultCode) async throws {
        try await withView { view in
            await #expect(
                throws: DatabaseError.self,
                "With a full disk every event fails, and is as good as before."
            ) {
                try await project(events, with: Parking(Tally(failure: code)), in: view)
            }
            let reasons = try parked(in: view).map(\.reason)
            #expect(reasons == [], "Nothing is wrong with the events.")
        }
    }

    @Test func `a constraint that is broken is the event's fault`() async throws {
        try await withView { view in
            try await project(
                [.number(1, "twice", in: "ada"), .number(2, in: "ben")], with: Parking(Tally()),
                in: view)
            let parked = try self.parked(in: view).map(\.stream)
            #expect(parked == ["ada"], "It comes twice in the table, whenever it is tried.")
            let rows = try self.rows(in: view)
            #expect(rows == ["ben 2"], "The row of the parked event is undone.")
        }
    }

    @Test func `after the fix a stream is replayed, in order`() async throws {
        let feed = ScriptedFeed(events)
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            let tally = Tally(isMended: true)
            let count = try await Parking(tally).replay("ada", of: .employees, from: feed, in: view)
            #expect(count == 3, "The poison and the two behind it.")
            #expect(tally.applied.all == [2, 3, 4], "A change builds on the one before it.")
            let rows = try self.rows(in: view)
            #expect(
                rows == ["ada 1", "ada 2", "ada 3", "ada 4", "ben 1", "ben 2"],
                "The view is as if there had never been poison.")
            let reasons = try parked(in: view).map(\.reason)
            #expect(reasons == [], "Nothing is parked any more.")
        }
    }

    @Test func `a replay reads the stream from its first parked event on`() async throws {
        let feed = ScriptedFeed(events)
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            try await Parking(Tally(isMended: true)).replay(
                "ada", of: .employees, from: feed, in: view)
            let askedFrom = await feed.askedFrom
            #expect(askedFrom == [2], "What is in front of it is in the view.")
        }
    }

    @Test func `after a replay the stream goes on as usual`() async throws {
        let feed = ScriptedFeed(events)
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            let mended = Parking(Tally(isMended: true))
            try await mended.replay("ada", of: .employees, from: feed, in: view)
            try await project([.number(7, in: "ada", version: 5)], with: mended, in: view)
            let rows = try self.rows(in: view)
            #expect(rows.contains("ada 5"), "It is not parked behind anything.")
        }
    }

    @Test func `a replay without a fix changes nothing`() async throws {
        let feed = ScriptedFeed(events)
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            let before = try parked(in: view)
            await #expect(throws: Tally.Unreadable.self, "Whoever replays is told why not.") {
                try await Parking(Tally()).replay("ada", of: .employees, from: feed, in: view)
            }
            let after = try parked(in: view)
            #expect(after == before, "All of it is parked as before.")
            let rows = try self.rows(in: view)
            #expect(rows == ["ada 1", "ben 1", "ben 2"], "Nothing is half replayed.")
        }
    }

    @Test func `a replay that fails half way changes nothing`() async throws {
        let events: [RecordedEvent] = [
            .number(1, in: "ada"), .number(2, "poison", in: "ada"), .number(3, "twice", in: "ada"),
        ]
        let feed = ScriptedFeed(events)
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            let before = try parked(in: view)
            await #expect(throws: DatabaseError.self, "Version 3 breaks a constraint each time.") {
                try await Parking(Tally(isMended: true)).replay(
                    "ada", of: .employees, from: feed, in: view)
            }
            let after = try parked(in: view)
            #expect(after == before, "Version 2 could be projected now, and stays parked with 3.")
            let rows = try self.rows(in: view)
            #expect(rows == ["ada 1"], "All of it, or nothing.")
        }
    }

    @Test func `a replay stops where the view has come`() async throws {
        let later = RecordedEvent.number(7, in: "ada", version: 5)
        let feed = ScriptedFeed(events + [later])
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            let mended = Parking(Tally(isMended: true))
            let count = try await mended.replay("ada", of: .employees, from: feed, in: view)
            #expect(
                count == 3,
                "Version 5 is published, and not parked: the subscription will bring it.")
            try await project([later], with: mended, in: view)
            let rows = try self.rows(in: view)
            #expect(rows.filter { $0 == "ada 5" }.count == 1, "It is brought once.")
            let reasons = try parked(in: view).map(\.reason)
            #expect(reasons == [], "Brought twice, it would be parked now.")
        }
    }

    @Test func `a stream with nothing parked is nothing to replay`() async throws {
        let feed = ScriptedFeed(events)
        try await withView { view in
            try await project(events, with: Parking(Tally()), in: view)
            let count = try await Parking(Tally(isMended: true)).replay(
                "ben", of: .employees, from: feed, in: view)
            #expect(count == 0, "Ben's events are in the view already.")
            let ben = try rows(in: view).filter { $0.hasPrefix("ben") }
            #expect(ben == ["ben 1", "ben 2"], "None of them twice.")
        }
    }
}
