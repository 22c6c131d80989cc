import Experiments
import Foundation
import GRDB
import Hosting
import QueryDatabase
import Staff
import Synchronization
import Testing

/// The query side is killed again and again, while commands go on.
@Suite("Lesson 4, kills", .inTurn, .timeLimit(.minutes(5)))
struct Kills {
    @Test func `after 200 kills at random the view equals one that is built from nothing`()
        async throws
    {
        let seed = UInt64.random(in: 1...1_000_000)
        var random = Seeded(seed)
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                sides.overview.kill()
                try await sides.overview.end()
                let address = sides.address
                // Says what is missing, before anything is killed.
                _ = try await hire(at: address)
                let isDone = Done()
                async let work: Void = Kills.work(at: address, until: isDone)
                var before = 0
                var moved = 0
                for round in 1...200 {
                    let overview = try await start(folder, sides)
                    // Every fourth time right behind a commit, whenever that comes.
                    if round.isMultiple(of: 4) {
                        try await withDeadline("events in the view") { [before] in
                            while try await applied(folder) == before {}
                        }
                    } else {
                        let pause = Int.random(in: 0...40, using: &random)
                        try await Task.sleep(for: .milliseconds(pause))
                    }
                    overview.kill()
                    try await overview.end()
                    let now = try await applied(folder)
                    #expect(now >= before, "Seed \(seed): what was applied once is there.")
                    if now > before { moved += 1 }
                    before = now
                }
                isDone.set()
                await work
                #expect(moved >= 50, "Seed \(seed): it is killed while it works.")
                let overview = try await start(folder, sides)
                try await withDeadline("a view with everybody", within: .seconds(60)) {
                    while try await !isComplete(overview, with: hired(folder)) {
                        try await Task.sleep(for: .milliseconds(20))
                    }
                }
                let survived = try await contents(folder)
                _ = try await send("POST", "\(overview.address)/view/rebuild")
                let rebuilt = try await contents(folder)
                try await overview.stop()
                #expect(survived == rebuilt, "Seed \(seed), 200 kills, \(moved) of them in work.")
            }
        }
    }

    private final class Done: Sendable {
        private let isDone = Atomic(false)
        func set() { isDone.store(true, ordering: .releasing) }
        var isSet: Bool { isDone.load(ordering: .acquiring) }
    }

    /// Hires people, and raises their salaries.
    private static func work(at address: String, until done: Done) async {
        while !done.isSet {
            guard let id = try? await hire(at: address) else { continue }
            let raise = #"{"amount": "4400.00", "currency": "EUR", "effectiveFrom": "2026-05-01"}"#
            _ = try? await send("PUT", "\(address)/employees/\(id)/salary", raise)
            // The pace of the load, not a wait for anything.
            try? await Task.sleep(for: .milliseconds(20))
        }
    }

    private func start(_ folder: String, _ sides: Sides) async throws -> ServiceProcess {
        let feeds = Component.allCases.flatMap { component in
            ["--\(component)", sides.commands[component]?.address ?? ""]
        }
        return try await ServiceProcess.start(
            builtExecutable("staff-app"),
            [
                "serve", "--lesson", "4", "--service", "overview", "--data", folder, "--log-level",
                "critical",
            ] + feeds)
    }

    /// Whether everybody is in the view, and it is behind no feed.
    private func isComplete(_ overview: ServiceProcess, with count: Int) async throws -> Bool {
        struct Page: Decodable {
            let total: Int
        }
        // It is live before its store is open.
        let answer = try await send("GET", "\(overview.address)/overview?on=2026-06-15&limit=1")
        guard answer.status == 200,
            try JSONDecoder().decode(Page.self, from: Data(answer.body.utf8)).total == count
        else {
            return false
        }
        let metrics = try await send("GET", "\(overview.address)/metrics").body
        return Component.allCases.allSatisfy {
            metrics.contains("view_lag_seconds{feed=\"\($0)\"} 0.0")
        }
    }

    /// A number in a file that others write.
    private func number(_ sql: String, in file: String) async throws -> Int {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let database = try DatabaseQueue(path: file, configuration: configuration)
        return try await database.read { db in try Int.fetchOne(db, sql: sql) ?? 0 }
    }

    /// How many events are in the live view.
    private func applied(_ folder: String) async throws -> Int {
        let name = try String(contentsOfFile: folder + "/overview.live", encoding: .utf8)
        return try await number("SELECT SUM(events) FROM checkpoint", in: "\(folder)/\(name)")
    }

    /// How many people Employees has hired, also those whose answer was lost.
    private func hired(_ folder: String) async throws -> Int {
        try await number(
            """
            SELECT COUNT(*) FILTER (WHERE type = 'employee.hired')
            - COUNT(*) FILTER (WHERE type = 'employee.withdrawn') FROM event
            """, in: folder + "/employees.events.sqlite")
    }

    /// All that is in the live view.
    private func contents(_ folder: String) async throws -> String {
        let name = try String(contentsOfFile: folder + "/overview.live", encoding: .utf8)
        let view = try QueryDatabase.open("\(folder)/\(name)")
        return try await view.read { db in try QueryDatabase.contents(of: db) }
    }
}
