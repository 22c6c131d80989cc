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

    func validate() throws {
        guard people > 0 else { throw ValidationError("Use --people with a number above 0.") }
    }

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
                let busy = Moment()
                let traffic = try await rebuildUnderTraffic(views, from: history)
                report("a rebuild under traffic", count, since: busy)
                print(
                    "  meanwhile \(traffic.queries) queries were answered, none failed, and "
                        + "\(traffic.commands) events were published")
                let underTraffic = try await contents(views)
                let again = Moment()
                try await Rebuild.run(views, from: history.feeds, with: OverviewProjection())
                report("a rebuild", count, since: again)
                guard try await contents(views) == underTraffic else {
                    throw NotEqual()
                }
                print("  the two rebuilt views are equal, byte for byte")
            }
        }
    }

    /// Rebuilds while somebody asks for pages, and somebody raises salaries.
    ///
    /// - Throws: what a query throws, so that none has failed when it returns.
    private func rebuildUnderTraffic(
        _ views: Views, from history: History
    ) async throws -> Traffic.Counts {
        let traffic = Traffic()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await traffic.query(views) }
            group.addTask { try await traffic.raise(history, views) }
            try await Rebuild.run(views, from: history.feeds, with: OverviewProjection())
            traffic.stop()
            try await group.waitForAll()
        }
        return traffic.counts
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

/// Two views of the same events that differ.
struct NotEqual: Error, CustomStringConvertible {
    var description: String { "The two rebuilt views are not equal." }
}
