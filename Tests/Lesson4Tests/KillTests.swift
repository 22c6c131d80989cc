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
                async let hires = Kills.work(at: address, until: isDone)
                for _ in 1...200 {
                    let overview = try await start(folder, sides)
                    try await Task.sleep(for: .milliseconds(Int.random(in: 0...40, using: &random)))
                    overview.kill()
                    try await overview.end()
                }
                isDone.set()
                let count = await hires + 1
                let overview = try await start(folder, sides)
                try await withDeadline("a view with \(count) people", within: .seconds(60)) {
                    while try await !isComplete(overview, with: count) {
                        try await Task.sleep(for: .milliseconds(20))
                    }
                }
                let survived = try await contents(folder)
                _ = try await send("POST", "\(overview.address)/view/rebuild")
                let rebuilt = try await contents(folder)
                try await overview.stop()
                #expect(survived == rebuilt, "Seed \(seed), \(count) hires, 200 kills.")
            }
        }
    }

    private final class Done: Sendable {
        private let isDone = Atomic(false)
        func set() { isDone.store(true, ordering: .releasing) }
        var isSet: Bool { isDone.load(ordering: .acquiring) }
    }

    /// Hires people, and raises their salaries, and returns how many were hired.
    private static func work(at address: String, until done: Done) async -> Int {
        var count = 0
        while !done.isSet {
            guard let id = try? await hire(at: address) else { continue }
            count += 1
            let raise = #"{"amount": "4400.00", "currency": "EUR", "effectiveFrom": "2026-05-01"}"#
            _ = try? await send("PUT", "\(address)/employees/\(id)/salary", raise)
            // The pace of the load, not a wait for anything.
            try? await Task.sleep(for: .milliseconds(20))
        }
        return count
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

    /// All that is in the live view.
    private func contents(_ folder: String) async throws -> String {
        let name = try String(contentsOfFile: folder + "/overview.live", encoding: .utf8)
        let view = try QueryDatabase.open("\(folder)/\(name)")
        return try await view.read { db in try QueryDatabase.contents(of: db) }
    }
}
