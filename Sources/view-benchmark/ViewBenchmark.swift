import ArgumentParser
import EventFeeds
import EventStore
import Foundation
import GRDB
import Hosting
import Lesson1
import Lesson4
import QueryDatabase
import Staff
import StaffEvents

/// Measures the view of Lesson 4, and prints what it found.
@main
struct ViewBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view-benchmark",
        abstract: "Measure the view of Lesson 4: catching up, a page, a rebuild.",
        discussion: "Example: view-benchmark --people 10000 --events 100000 --events 1000000")

    @Option(help: "How many people work here.")
    var people = 10_000

    @Option(help: "How many events there are. May be given more than once.")
    var events = [100_000]

    func run() async throws {
        print("\(people) people. synchronous is NORMAL, as GRDB sets it for WAL.")
        for count in events {
            let history = try History(people: people, events: count)
            try await withTemporaryFolder { folder in
                let views = try Views(in: folder)
                let start = Moment()
                for (service, feed) in history.feeds { try await follow(feed, of: service, views) }
                report("catching up", count, since: start)
                let page = try await page(of: views)
                print("  a page of the overview: \(milliseconds(page)) at the median of 101")
                let before = try await contents(views)
                let again = Moment()
                try await Rebuild.run(views, from: history.feeds, with: OverviewProjection())
                report("a rebuild", count, since: again)
                let after = try await contents(views)
                print("  the rebuilt view is \(after == before ? "equal" : "NOT equal") to the old")
            }
        }
    }

    private func follow(_ feed: any EventFeed, of service: Component, _ views: Views) async throws {
        var left = try await feed.page(after: .start, limit: 1, waiting: .zero).head.number
        for try await page in CatchUp(feed, after: .start) {
            _ = try await views.changing { live in
                try await Checkpoint.apply(
                    page.events, of: service, with: Parking(OverviewProjection()), in: live)
            }
            left -= Int64(page.events.count)
            if left == 0 { break }
        }
    }

    private func page(of views: Views) async throws -> Duration {
        let side = try QuerySide(views.live.path)
        var times: [Duration] = []
        for number in 0...100 {
            let query = OverviewQuery(on: "2026-06-15", limit: 50, offset: number * 10)
            let start = ContinuousClock.now
            _ = try await side.overview(query)
            times.append(ContinuousClock.now - start)
        }
        return times.sorted()[50]
    }

    private func contents(_ views: Views) async throws -> String {
        try await views.reading { view in
            try await view.database.read { db in try QueryDatabase.contents(of: db) }
        }
    }

    private func report(_ what: String, _ count: Int, since start: Moment) {
        let seconds = (ContinuousClock.now - start.time) / .seconds(1)
        let processor = Moment().processor - start.processor
        print(
            "\(what): \(count) events in \(text(seconds)) s, \(Int(Double(count) / seconds))/s; "
                + "\(text(processor)) s of processor time, \(Int(Double(count) / processor))/s")
    }

    private func text(_ seconds: Double) -> String {
        seconds.formatted(.number.precision(.fractionLength(2)))
    }

    private func milliseconds(_ duration: Duration) -> String {
        (duration / .milliseconds(1)).formatted(.number.precision(.fractionLength(2))) + " ms"
    }
}

/// A point in time, and what the process has used of the processor until then.
private struct Moment {
    let time = ContinuousClock.now
    /// In seconds. On a machine that does other things too, this is what counts.
    let processor = Double(clock()) / Double(CLOCKS_PER_SEC)
}

/// What three services have published of a company.
struct History {
    let feeds: [Component: any EventFeed]

    /// Everybody is hired, and then has vacations, approved and cancelled, and raises.
    init(people: Int, events: Int) throws {
        var published: [Component: [RecordedEvent]] = [:]
        func append<Event: DomainEvent>(
            _ event: Event, to stream: StreamName, _ service: Component
        ) throws {
            let number = published[service, default: []].count + 1
            let new = try JSONEventCodec<Event>().encode(
                event, id: UUID(), for: stream, EventMetadata(actor: "benchmark"))
            published[service, default: []].append(
                RecordedEvent(
                    position: Position(Int64(number)), stream: stream, streamVersion: number,
                    id: new.id, type: new.type, version: new.version, payload: new.payload,
                    metadata: new.metadata, recordedAt: .now()))
        }
        let ids = (0..<people).map { _ in EmployeeID(UUID()) }
        for (number, id) in ids.enumerated() {
            let hire = NewHire(
                name: "Person \(number)", email: "\(number)@example.com",
                department: "Team \(number % 20)", hiredOn: "2020-01-01",
                monthlySalary: Money(minorUnits: 420_000, .eur), vacationDays: 30)
            try append(EmployeeEvent.hired(Employee(hire, as: id)), to: .employee(id), .employees)
            try append(SalaryEvent.set(.first(of: hire)), to: .salary(of: id), .salary)
            try append(
                EntitlementEvent.granted(days: 30, hiredOn: hire.hiredOn), to: .entitlement(of: id),
                .vacation)
        }
        var count = people * 3
        var round = 0
        while count < events {
            for id in ids where count < events {
                // A change of the name of the team, and a raise of one and the same day: the number
                // of events grows, and what is true does not.
                try append(
                    EmployeeEvent.changed(EmployeeChange(department: "Team \(round % 20)")),
                    to: .employee(id), .employees)
                try append(
                    SalaryEvent.set(
                        Salary(
                            Money(minorUnits: 420_000 + Int64(round), .eur),
                            effectiveFrom: "2026-01-01")), to: .salary(of: id), .salary)
                count += 2
            }
            round += 1
        }
        feeds = published.mapValues { RecordedFeed($0) }
    }
}

/// A feed of events in memory, whose positions are 1, 2, 3, …
struct RecordedFeed: EventFeed {
    private let events: [RecordedEvent]

    init(_ events: [RecordedEvent]) {
        self.events = events
    }

    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        let first = min(Int(position.number), events.count)
        let last = min(first + limit, events.count)
        return FeedPage(
            events: Array(events[first..<last]), head: Position(Int64(events.count)))
    }

    func events(of stream: StreamName, from version: Int) async throws -> [RecordedEvent] {
        events.filter { $0.stream == stream && $0.streamVersion >= version }
    }
}
