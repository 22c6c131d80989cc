import Classroom
import EventStore
import EventStoreSQLite
import Experiments
import Foundation
import GRDB
import Hosting
import Lesson1
import Lesson3
import Staff
import StaffEvents
import StaffSQLite
import Testing

/// Each experiment does the same work with the tables of Lesson 1 and with events.
@Suite("Lesson 3, step 9: predictions", .serialized)
struct Step9_Predictions {
    private func check(_ prediction: Prediction<some Predictable>) throws {
        try record(prediction, lesson: 3)
        if !prediction.isRight { Issue.record("\(prediction.report)") }
    }

    @Test func `1,000 changes: how many bytes are stored?`() async throws {
        let predicted = try Lesson3.Predictions.bytesOfAThousandChanges()
        try await withTemporaryFolder { folder in
            let company = try BothCompanies(in: folder)
            let before = (try bytes(folder, "tables"), try bytes(folder, "events"))
            for number in 1...50 {
                var employee = Hired(number).employee
                try await company.tables.write { [employee] db in
                    try EmployeeTable(db).insert(employee)
                }
                var events = [EmployeeEvent.hired(employee)]
                for change in 1...20 {
                    employee.department = "Department \(change)"
                    try await company.tables.write { [employee] db in
                        try EmployeeTable(db).update(employee)
                    }
                    events.append(.changed(EmployeeChange(department: employee.department)))
                }
                try await company.store.record(events, in: .employee(employee.id), by: "grace")
            }
            let tables = try bytes(folder, "tables") - before.0
            let events = try bytes(folder, "events") - before.1
            let factor = Double(events) / Double(tables)
            try check(
                Prediction(
                    "1,000 changes of 50 employees: bytes in events, beside the table",
                    predicted: predicted, measured: Multiple(factor: factor),
                    figures: [
                        "the table": kilobytes(tables), "the events": kilobytes(events),
                        "an event": "\(events / 1_050) bytes", "factor": decimal(factor),
                    ]))
        }
    }

    @Test func `append or update: which is faster?`() async throws {
        let predicted = try Lesson3.Predictions.fasterWrite()
        try await withTemporaryFolder { folder in
            let company = try BothCompanies(in: folder)
            try await company.hire(1)
            let employee = Hired(1).employee
            var appends: [Double] = []
            var updates: [Double] = []
            for round in 1...9 {
                updates.append(
                    try await rate(200) { number in
                        var changed = employee
                        changed.department = "Department \(round) \(number)"
                        try company.tables.writeInTransaction { [changed] db in
                            try EmployeeTable(db).update(changed)
                            return .commit
                        }
                    })
                appends.append(
                    try await rate(200) { number in
                        let change = EmployeeChange(department: "Department \(round) \(number)")
                        try await company.store.record(
                            [EmployeeEvent.changed(change)], in: .employee(employee.id))
                    })
            }
            // The best of nine: what else the machine does can only slow a round down.
            let (append, update) = (appends.max() ?? 0, updates.max() ?? 0)
            let ratio = append / update
            try check(
                Prediction(
                    "One change a commit: is an append faster than an update?",
                    predicted: predicted, measured: FasterWrite(ratio: ratio),
                    figures: [
                        "appends": "\(Int(append)) a second",
                        "updates": "\(Int(update)) a second",
                        "appends in the time of an update": decimal(ratio),
                        "synchronous": "NORMAL for both",
                    ]))
        }
    }

    @Test func `the overview by replay: how long does a page take?`() async throws {
        let predicted = (
            try Lesson3.Predictions.overviewByReplay(),
            try Lesson3.Predictions.replayOfTenTimesAsMany()
        )
        let (hundred, thousand) = try await pages(of: 100, and: 1_000)
        let figures = [
            "100 employees, join": milliseconds(hundred.join),
            "100 employees, replay": milliseconds(hundred.replay),
            "1,000 employees, join": milliseconds(thousand.join),
            "1,000 employees, replay": milliseconds(thousand.replay),
        ]
        try check(
            Prediction(
                "A page of the overview of 1,000 employees: replay, beside the join",
                predicted: predicted.0,
                measured: Multiple(factor: thousand.replay / thousand.join), figures: figures))
        try check(
            Prediction(
                "The overview by replay: 1,000 employees, beside 100",
                predicted: predicted.1,
                measured: Multiple(factor: thousand.replay / hundred.replay), figures: figures))
    }

    @Test func `ten questions: which can the tables not answer?`() async throws {
        let predicted = try Lesson3.Predictions.beyondTheTables()
        try await withTemporaryFolder { folder in
            let ada = try await HalfAYear(in: folder)
            var beyond: Set<Question> = []
            var figures: [String: String] = [:]
            for question in Question.allCases {
                let truth = HalfAYear.truth(question)
                let fromEvents = try await ada.askEvents(question)
                #expect(fromEvents == truth, "The events answer \(question).")
                let fromTables = try await ada.askTables(question)
                if fromTables != truth { beyond.insert(question) }
                figures["\(question)"] =
                    "\(fromTables ?? "-") in the tables, \(truth) in the events"
            }
            try check(
                Prediction(
                    "Ten questions: those that the tables can't answer", predicted: predicted,
                    measured: beyond, figures: figures))
        }
    }

    /// Seconds that a page takes.
    private struct Page {
        var join = Double.infinity
        var replay = Double.infinity
    }

    /// A page of two companies in both ways, each the best of fifteen. All are asked in turns, so
    /// that a machine that is busy for a while is so for all of them.
    private func pages(of small: Int, and large: Int) async throws -> (Page, Page) {
        try await withTemporaryFolder { folder in
            let smaller = try await company(of: small, in: folder)
            let larger = try await company(of: large, in: folder)
            var pages = (Page(), Page())
            for _ in 1...15 {
                try await ask(smaller, &pages.0)
                try await ask(larger, &pages.1)
            }
            return pages
        }
    }

    private func company(of count: Int, in folder: String) async throws -> BothCompanies {
        let own = "\(folder)/\(count)"
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        let company = try BothCompanies(in: own)
        try await company.hire(count)
        let joined = try await UnifiedView.overview(query, in: company.tables)
        let replayed = try await OverviewByReplay.overview(query, in: company.store)
        #expect(replayed == joined, "Both ways show the same page.")
        return company
    }

    private func ask(_ company: BothCompanies, _ page: inout Page) async throws {
        let join = try await rate(1) { _ in
            _ = try await UnifiedView.overview(query, in: company.tables)
        }
        let replay = try await rate(1) { _ in
            _ = try await OverviewByReplay.overview(query, in: company.store)
        }
        page.join = min(page.join, 1 / join)
        page.replay = min(page.replay, 1 / replay)
    }

    private let query = OverviewQuery(on: "2026-06-10")

    /// What a file holds, whether it is in the log still or in the file.
    private func bytes(_ folder: String, _ name: String) throws -> Int {
        try DatabaseQueue(path: "\(folder)/\(name).sqlite").read { db in
            try Int.fetchOne(
                db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
                ?? 0
        }
    }

    private func rate(
        _ count: Int, _ body: (Int) async throws -> Void
    ) async rethrows -> Double {
        let start = ContinuousClock.now
        for number in 1...count { try await body(number) }
        return Double(count) / ((ContinuousClock.now - start) / .seconds(1))
    }

    private func kilobytes(_ bytes: Int) -> String { "\(bytes / 1_024) kB" }

    private func milliseconds(_ seconds: Double) -> String { decimal(seconds * 1_000) + " ms" }

    private func decimal(_ value: Double) -> String {
        value.formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en")))
    }
}
