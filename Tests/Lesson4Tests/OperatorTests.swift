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
import Synchronization
import Testing

/// What those who run the query side rely on, with real processes.
@Suite("Lesson 4, operations", .inTurn, .serialized, .timeLimit(.minutes(2)))
struct Operations {
    /// The lag of a feed, as `/health/ready` tells it.
    private func lag(
        of feed: String, at sides: Sides
    ) async throws -> (events: Int, isConnected: Bool) {
        let ready = try await StaffClient(baseURL: sides.overview.address).get("/health/ready")
        let lag = try ready.expect(status: 200, because: "The view can be read.")
            .json()["feeds"]?[feed]
        return (lag?["events"]?.integer ?? -1, lag?["connected"] == true)
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

    @Test func `an event of Employees that nobody can read does not stop its feed`() async throws {
        try await withTemporaryFolder { folder in
            try await withSides(data: folder) { sides in
                let (ana, _) = try await hire(at: sides)
                let id = try #require(EmployeeID(ana.id))
                let employees = SQLiteEventStore(
                    try EventDatabase(folder + "/employees.events.sqlite"), now: Timestamp.now)
                for (type, payload) in [
                    ("employee.changed", #"{"name":"QUJD"}"#), ("employee.promoted", "{}"),
                ] {
                    try await employees.append(
                        [EventToAppend(id: UUID(), type: type, payload: Data(payload.utf8))],
                        to: .employee(id), expecting: .any)
                }
                let (ben, token) = try await hire(at: sides)
                let answer = try await overview(after: token, at: sides, department: ben.department)
                try answer.expect(status: 200, because: "Ben's events are no poison.")
                #expect(answer.text.contains(ben.name), "Ben is in the overview.")
                let list = try await command("parked", at: sides).output
                #expect(list.contains("event 3 of employee-\(ana.id), employee.changed"), "\(list)")
                #expect(list.contains("employee.promoted"), "\(list)")
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
}
