import Classroom
import EventStore
import Experiments
import Foundation
import GRDB
import Hosting
import Lesson4
import QueryDatabase
import Staff
import Testing

/// Each experiment starts the app in real processes, and does to it what the question says.
@Suite("Lesson 4, step 9: predictions", .inTurn, .serialized)
struct Step9_Predictions {
    private static let query = "/overview?on=2026-06-15&limit=50"

    private func check(_ prediction: Prediction<some Predictable>) throws {
        try record(prediction, lesson: 4)
        if !prediction.isRight { Issue.record("\(prediction.report)") }
    }

    private struct Page: Decodable {
        struct Salary: Decodable {
            let amount: String
        }
        struct Row: Decodable {
            let name: String
            let salary: Salary?
            let remainingDays: Int?
        }
        let total: Int
        let rows: [Row]
    }

    private struct NotWritten: Error, CustomStringConvertible {
        let description: String
    }

    private func page(of address: String) async throws -> Page? {
        let answer = try await send("GET", address + Self.query)
        // The answer says what is missing, and in which file.
        if answer.status == 501 { throw NotWritten(description: answer.body) }
        guard answer.status == 200 else { return nil }
        return try JSONDecoder().decode(Page.self, from: Data(answer.body.utf8))
    }

    @Test func `the same page in three apps: which take ten times as long as the view?`()
        async throws
    {
        let predicted = try Predictions.tenTimesAsLongAsTheView()
        var figures: [String: String] = [:]
        var slow: Set<Way> = []
        for size in [100, 300, 1_000] {
            let times = try await times(SizedCompany(size: size))
            let view = try #require(times[.view])
            for (way, time) in times {
                let factor = (time / view).formatted(.number.precision(.fractionLength(0)))
                figures["\(size) people, \(way)"] =
                    "\(milliseconds(time))" + (way == .view ? "" : ", \(factor) times the view")
            }
            slow = Set(times.filter { $0.value >= view * 10 }.keys)
        }
        try check(
            Prediction(
                "The overview of 1,000 people: what takes at least ten times as long as the view",
                predicted: predicted, measured: slow, figures: figures))
    }

    /// The median time of a page in each of the three apps, which are asked in turns: a machine
    /// with other work is busy for all of them.
    private func times(_ company: SizedCompany) async throws -> [Way: Duration] {
        try await withApp(of: 2, company) { services in
            try await withApp(of: 3, company) { events in
                try await withApp(of: 4, company) { view in
                    let apps: [Way: String] = [.fanOut: services, .replay: events, .view: view]
                    var times: [Way: [Duration]] = [:]
                    for _ in 1...7 {
                        for (way, address) in apps {
                            let start = ContinuousClock.now
                            let page = try await page(of: address)
                            times[way, default: []].append(ContinuousClock.now - start)
                            #expect(page?.rows.count == 50, "A page of fifty, from each of them.")
                        }
                    }
                    return times.mapValues { $0.sorted()[3] }
                }
            }
        }
    }

    /// Runs `body` with the app of a lesson, once everybody is in its overview.
    private func withApp<Result: Sendable>(
        of lesson: Int, _ company: SizedCompany, _ body: (String) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryFolder { folder in
            if lesson == 2 {
                try await company.writeTables(to: folder)
            } else {
                try await company.writeEvents(to: folder, sealed: lesson == 4)
            }
            let arguments = ["up", "--lesson", "\(lesson)", "--data", folder]
            return try await withService(builtExecutable("staff-app"), arguments) { app in
                // The view is filled while it answers. 501 says what is missing.
                try await withDeadline("everybody in the overview", within: .seconds(60)) {
                    while try await !isComplete(app.address, company) {}
                }
                return try await body(app.address)
            }
        }
    }

    private func isComplete(_ address: String, _ company: SizedCompany) async throws -> Bool {
        let page = try await page(of: address)
        return page?.total == company.size && page?.rows.allSatisfy { $0.salary != nil } == true
    }

    @Test func `a raise, and a look at the overview: when is it there?`() async throws {
        let predicted = try Predictions.untilAChangeIsInTheView()
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                let employee = try await hire(at: sides.address)
                let stores = try Stores(in: folder)
                try await withDeadline("the hire in the view") {
                    while try await stores.behind(1) {}
                }
                var missing: [Duration] = []
                var atFirstLook = 0
                for number in 1...25 {
                    let amount = "\(5000 + number).00"
                    let raise = """
                        {"amount": "\(amount)", "currency": "EUR",
                         "effectiveFrom": "2026-05-\(number < 10 ? "0" : "")\(number)"}
                        """
                    let next = try await stores.head() + 1
                    async let time = stores.missing(next)
                    let status = try await send(
                        "PUT", "\(sides.address)/employees/\(employee)/salary", raise
                    ).status
                    #expect(status == 204, "A salary from a day that has none is set.")
                    let page = try await page(of: sides.address)
                    if page?.rows.first?.salary?.amount == amount { atFirstLook += 1 }
                    if let time = try await time { missing.append(time) }
                }
                missing.sort()
                let median = missing.isEmpty ? nil : missing[missing.count / 2]
                try check(
                    Prediction(
                        "A raise, until it is in the view", predicted: predicted,
                        measured: Magnitude(median),
                        figures: [
                            "stored, and not yet in the view": "\(missing.count) of 25",
                            "behind, median": median.map(milliseconds) ?? "never",
                            "behind, longest": missing.last.map(milliseconds) ?? "never",
                            "seen at the first look after the answer": "\(atFirstLook) of 25",
                        ]))
            }
        }
    }

    /// Salary's event store and the view, read right in their files.
    ///
    /// A look by way of the gateway takes longer than the view does, and would never find it behind.
    private struct Stores {
        private let events: DatabaseQueue
        private let view: DatabaseQueue

        init(in folder: String) throws {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            events = try DatabaseQueue(
                path: folder + "/salary.events.sqlite", configuration: configuration)
            view = try DatabaseQueue(
                path: folder + "/overview-1.sqlite", configuration: configuration)
        }

        /// The position of the last event that is stored.
        func head() async throws -> Int64 {
            try await events.read { db in
                try Int64.fetchOne(db, sql: "SELECT MAX(position) FROM event") ?? 0
            }
        }

        /// Whether the view does not have the event at a position yet.
        func behind(_ position: Int64) async throws -> Bool {
            try await view.read { db in
                try CheckpointTable(db).position(of: .salary).number < position
            }
        }

        /// How long an event that will be stored at a position is stored and not in the view, or
        /// `nil` when nobody could see it missing.
        func missing(_ position: Int64) async throws -> Duration? {
            try await withDeadline("event \(position) of Salary in the view") {
                while try await head() < position {}
                let stored = ContinuousClock.now
                guard try await behind(position) else { return nil }
                while try await behind(position) {}
                return ContinuousClock.now - stored
            }
        }
    }

    @Test func `the query side is killed: what is still answered?`() async throws {
        let predicted = try Predictions.answeredWithoutTheQuerySide()
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                let app = try await App(at: sides.address)
                let before = try await answered(app, at: sides.address)
                #expect(before == Set(Subject.allCases), "All four are answered before the kill.")
                sides.overview.kill()
                try await sides.overview.end()
                let after = try await answered(app, at: sides.address)
                let hired = try await hire(at: sides.address)
                try check(
                    Prediction(
                        "The query side is killed: the questions that are still answered",
                        predicted: predicted, measured: after,
                        figures: ["hired meanwhile": hired]))
            }
        }
    }

    private func answered(_ app: App, at address: String) async throws -> Set<Subject> {
        var answered = Set(await app.answering().compactMap { Subject(rawValue: $0.rawValue) })
        if try await page(of: address) != nil { answered.insert(.overview) }
        return answered
    }

    @Test func `Salary is killed: what does the overview still tell?`() async throws {
        let predicted = try Predictions.toldWithoutSalary()
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                _ = try await hire(at: sides.address)
                try await withDeadline("the hire in the overview") {
                    while try await told(at: sides.address) != Set(Component.allCases) {}
                }
                sides.commands[.salary]?.kill()
                _ = try await sides.commands[.salary]?.end()
                let start = ContinuousClock.now
                let after = try await told(at: sides.address)
                try check(
                    Prediction(
                        "Salary is killed: what the overview still tells", predicted: predicted,
                        measured: after,
                        figures: ["answered in": milliseconds(ContinuousClock.now - start)]))
            }
        }
    }

    /// The components of which the first row has something to tell.
    private func told(at address: String) async throws -> Set<Component> {
        guard let row = try await page(of: address)?.rows.first else { return [] }
        var told: Set<Component> = [.employees]
        if row.salary != nil { told.insert(.salary) }
        if row.remainingDays != nil { told.insert(.vacation) }
        return told
    }

    private func milliseconds(_ duration: Duration) -> String {
        (duration / .milliseconds(1)).formatted(.number.precision(.fractionLength(1))) + " ms"
    }
}
