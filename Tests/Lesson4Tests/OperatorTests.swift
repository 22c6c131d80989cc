import EventStore
import EventStoreSQLite
import Experiments
import Foundation
import Hosting
import Lesson3
import QueryDatabase
import Staff
import StaffBehaviour
import StaffEvents
import Subprocess
import Synchronization
import SystemPackage
import Testing

/// What those who run the query side rely on, with real processes.
@Suite("Lesson 4, operations", .inTurn, .serialized, .timeLimit(.minutes(2)))
struct Operations {
    /// Somebody in the overview, as a token says it.
    private func hire(
        _ newcomer: Newcomer = Newcomer(), at sides: Sides
    ) async throws -> (person: Person, token: String) {
        let box = TokenBox()
        let staff = StaffClient(
            baseURL: sides.address, observe: { box.merge($0.header("Staff-Position")) })
        let person = try await staff.hire(newcomer)
        return (person, try #require(box.text, "A hire is answered with a token."))
    }

    private func overview(
        after token: String, at sides: Sides, department: String? = nil
    ) async throws -> Answer {
        let query = department.map { ["department": $0] } ?? [:]
        return try await StaffClient(baseURL: sides.address).send(
            StaffRequest.get("/overview", query).adding("Staff-After", token))
    }

    /// Runs a command of staff-app about the view.
    private func command(
        _ arguments: String..., at sides: Sides
    ) async throws -> (output: String, isSuccess: Bool) {
        let result = try await Subprocess.run(
            .path(.init(builtExecutable("staff-app"))),
            arguments: .init(arguments + ["--at", sides.overview.address]),
            output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
        let output = result.standardOutput + result.standardError
        return (output, result.terminationStatus.isSuccess)
    }

    /// The lag of a feed, as `/health/ready` tells it.
    private func lag(
        of feed: String, at sides: Sides
    ) async throws -> (events: Int, isConnected: Bool) {
        let ready = try await StaffClient(baseURL: sides.overview.address).get("/health/ready")
        let lag = try ready.expect(status: 200, because: "The view can be read.")
            .json()["feeds"]?[feed]
        return (lag?["events"]?.integer ?? -1, lag?["connected"] == true)
    }

    private func until(
        _ what: String, _ condition: @escaping @Sendable () async throws -> Bool
    ) async throws {
        try await withDeadline(what) {
            while try await !condition() { try await Task.sleep(for: .milliseconds(5)) }
        }
    }

    @Test func `how far the view is behind stands in the metrics and in the health`() async throws {
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                let (_, token) = try await hire(at: sides)
                try await overview(after: token, at: sides).expect(
                    status: 200, because: "The view has the hire.")
                try await until("a lag of nothing") {
                    try await lag(of: "employees", at: sides) == (0, true)
                }
                let metrics = try await StaffClient(baseURL: sides.overview.address)
                    .get("/metrics").text
                for line in [
                    #"view_lag_events{feed="salary"} 0"#, #"view_lag_seconds{feed="salary"} 0"#,
                    #"view_parked_events{feed="salary"} 0"#,
                ] {
                    #expect(metrics.contains(line), "\(line) is not in it:\n\(metrics)")
                }
                sides.commands[.salary]?.kill()
                try await until("the feed of Salary to be away") {
                    try await !lag(of: "salary", at: sides).isConnected
                }
                let vacation = try await lag(of: "vacation", at: sides)
                #expect(vacation.isConnected, "Vacation has not ended.")
            }
        }
    }

    @Test func `what can't be projected is listed with its reason, and the rest goes on`()
        async throws
    {
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                let (ana, _) = try await hire(at: sides)
                let id = try #require(EmployeeID(ana.id))
                let salaries = SQLiteEventStore(
                    try EventDatabase(folder + "/salary.events.sqlite"), now: Timestamp.now)
                try await salaries.append(
                    [EventToAppend(id: UUID(), type: "salary.doubled", payload: Data("{}".utf8))],
                    to: .salary(of: id), expecting: .any)
                let (ben, token) = try await hire(at: sides)
                let answer = try await overview(after: token, at: sides, department: ben.department)
                try answer.expect(status: 200, because: "Ben's events are no poison.")
                #expect(answer.text.contains(ben.name), "Ben is in the overview.")
                let list = try await command("parked", at: sides)
                #expect(list.isSuccess)
                #expect(list.output.contains("salary-\(ana.id)"), "\(list.output)")
                #expect(list.output.contains("not known here: salary.doubled"), "\(list.output)")
                let replay = try await command("parked", "--replay", at: sides)
                #expect(!replay.isSuccess, "The program is the same as before.")
                #expect(replay.output.contains("not known here"), "\(replay.output)")
            }
        }
    }

    @Test func `a command builds the view anew, while it answers`() async throws {
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                var token = ""
                var hired = 0
                func hireOneMore() async throws {
                    token = try await hire(at: sides).token
                    hired += 1
                }
                for _ in 1...20 { try await hireOneMore() }
                let isBuilt = Mutex(false)
                async let rebuild = {
                    defer { isBuilt.withLock { $0 = true } }
                    return try await command("rebuild", at: sides)
                }()
                // Until the command has ended, and somewhat longer.
                var more = 5
                while more > 0 {
                    if isBuilt.withLock({ $0 }) { more -= 1 }
                    try await hireOneMore()
                    let answer = try await overview(after: token, at: sides)
                    let page = try answer.expect(status: 200, because: "It answers throughout.")
                        .json()
                    #expect(page["total"]?.integer == hired, "Everybody who was hired until now.")
                }
                let result = try await rebuild
                #expect(
                    result.isSuccess && result.output.contains("built anew"), "\(result.output)")
                let before = try await overview(after: token, at: sides)
                _ = try await command("rebuild", at: sides)
                let after = try await overview(after: token, at: sides)
                #expect(after.text == before.text, "The same events, the same view.")
            }
        }
    }

    @Test func `a token is seen, is none, or is from the future`() async throws {
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                let (ana, token) = try await hire(at: sides)
                #expect(token.contains("employees=") && token.contains("vacation="), "\(token)")
                let seen = try await overview(after: token, at: sides, department: ana.department)
                try seen.expect(status: 200, because: "The view waits until it has the hire.")
                #expect(seen.text.contains(ana.id), "The hire is in it: \(seen.text)")
                try await overview(after: "", at: sides).expect(
                    status: 200, because: "There is nothing to wait for.")
                for text in ["employees", "employees=x", "payroll=1", "salary=1,salary=2"] {
                    try await overview(after: text, at: sides).expect(
                        .unreadable(parameter: "Staff-After"), because: "“\(text)” is no token.")
                }
                try await overview(after: "salary=99999", at: sides).expect(
                    .conflict("token-from-the-future"),
                    because: "Salary has not published so many events.")
            }
        }
    }

    @Test func `what is not there yet is 202, and no failure`() async throws {
        try await withTemporaryFolder { folder in
            // Nobody listens at the discard port, so that no feed tells anything.
            let nobody = "http://127.0.0.1:9"
            let arguments = [
                "serve", "--lesson", "4", "--service", "overview", "--data", folder, "--employees",
                nobody, "--salary", nobody, "--vacation", nobody, "--log-level", "critical",
            ]
            try await withService(builtExecutable("staff-app"), arguments) { overview in
                try await untilReady(overview)
                let staff = StaffClient(baseURL: overview.address)
                let answer = try await staff.send(
                    StaffRequest.get("/overview", [:]).adding("Staff-After", "salary=1"))
                try answer.expect(
                    status: 202, body: ["status": "not yet", "missing": "salary=1"],
                    because: "The view has waited, and Salary's first event is not in it.")
                try answer.expect(
                    header: "Retry-After", is: "1", because: "Asking again later may help.")
                try await staff.get("/overview").expect(
                    status: 200, because: "Whoever does not wait is answered.")
            }
        }
    }

    @Test func `a person is forgotten everywhere, and still counts`() async throws {
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                let name = "Zacharias Werkmeister"
                let newcomer = Newcomer(name: name, email: unique("zacharias") + "@example.com")
                let (zac, first) = try await hire(newcomer, at: sides)
                try await overview(after: first, at: sides, department: zac.department).expect(
                    status: 200, because: "The view has the hire.")
                let box = TokenBox()
                let staff = StaffClient(
                    baseURL: sides.address, observe: { box.merge($0.header("Staff-Position")) })
                try await staff.delete("\(zac.path)/personal-data").expect(
                    status: 204, because: "They asked to be forgotten.")
                let token = try #require(box.text, "Forgetting is a command, with a token.")
                let after = try await overview(
                    after: token, at: sides, department: zac.department)
                let row = try after.json()["rows"]?.array?.first
                #expect(row?["name"] == "(forgotten)", "\(after.text)")
                #expect(row?["salary"]?["amount"] == "4200.00", "What is paid stays.")
                try expectNowhere([name, newcomer.email], in: folder)
                _ = try await command("rebuild", at: sides)
                try expectNowhere([name, newcomer.email], in: folder)
                let again = try await overview(after: token, at: sides, department: zac.department)
                #expect(again.text == after.text, "A view that is built anew says the same.")
                try await staff.hire(newcomer)
            }
        }
    }

    /// Looks for the texts in the bytes of all files.
    private func expectNowhere(_ texts: [String], in folder: String) throws {
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
            for text in texts {
                #expect(bytes.range(of: Data(text.utf8)) == nil, "“\(text)” is in \(file).")
            }
        }
    }
}
