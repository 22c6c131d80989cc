import Components
import GRDB
import Hosting
import Hummingbird
import Lesson1
import Logging
import Staff
import StaffBehaviour
import StaffHTTP
import StaffSQLite
import Testing

@Suite("Lesson 1, step 5: service interface")
struct Step5_ServiceInterface {
    private static let vacations = "/employees/\(EmployeeID.number(1))/vacations"
    /// Never the year of the machine's own clock.
    private static let thisYear = Surroundings.real.today().year + 1

    /// Serves the Vacation routes on a real socket, for an employee who has ten days in a year.
    private func withVacation(
        _ body: @escaping @Sendable (StaffClient) async throws -> Void
    ) async throws {
        try await withDatabase { database in
            var ada = NewHire.ada
            ada.vacationDays = 10
            let hired = ada
            try await database.write { db in
                try db.execute(
                    sql: "INSERT INTO employee VALUES (?, 'Ada', 'a@b', 'a@b', 'X', ?, NULL)",
                    arguments: [EmployeeID.number(1), hired.hiredOn])
                try VacationTable(db).entitle(.number(1), to: 10, hiredOn: hired.hiredOn)
            }
            let surroundings = Surroundings(
                today: { Day(Self.thisYear, 6, 15) }, nextID: Surroundings.real.nextID)
            let routes = VacationRoutes(VacationComponent(database, surroundings), surroundings)
            let router = StaffRouter.make([routes], isReady: { true })
            // What nobody turns into a problem is a 500, and stands in the log.
            let logger = Logger(label: "step 5") { JSONLogHandler(label: $0, level: .error) }
            try await withServer(router.buildResponder(), logger: logger) { address in
                try await body(StaffClient(baseURL: address))
            }
        }
    }

    /// Requests days that meet every rule, and returns the path of the request.
    private static func requested(_ staff: StaffClient) async throws -> String {
        let answer = try await staff.post(vacations, ["from": "2026-06-22", "to": "2026-06-26"])
        try answer.expect(
            status: 201, because: "A request that meets every rule is answered 201.")
        return vacations + "/" + (try answer.field("id"))
    }

    @Test func `a request that is granted is 201, and says where it is`() async throws {
        try await withVacation { staff in
            let answer = try await staff.post(
                Self.vacations, ["from": "2026-06-22", "to": "2026-06-26"])
            try answer.expect(status: 201, because: "Something was made.")
            let id = try answer.field("id")
            try answer.expect(
                status: 201,
                body: [
                    "id": .string(id), "from": "2026-06-22", "to": "2026-06-26",
                    "status": "requested",
                ], because: "The body is the request that was made.")
            try answer.expect(
                header: "Location", is: "\(Self.vacations)/\(id)",
                because: "With 201 comes the place of what was made.")
        }
    }

    @Test func `one request can be read`() async throws {
        try await withVacation { staff in
            let path = try await Self.requested(staff)
            try await staff.get(path).expect(
                field: "from", is: "2026-06-22", because: "It was requested from that day on.")
        }
    }

    @Test func `a refusal never looks like a success`() async throws {
        try await withVacation { staff in
            _ = try await Self.requested(staff)
            let answer = try await staff.post(
                Self.vacations, ["from": "2026-06-20", "to": "2026-06-21"])
            #expect(
                answer.status >= 400,
                "A client looks at the status before anything else. \(answer.text)")
        }
    }

    @Test func `a refusal is the client's to mend, and no failure of the server`() async throws {
        try await withVacation { staff in
            _ = try await Self.requested(staff)
            let answer = try await staff.post(
                Self.vacations, ["from": "2026-06-20", "to": "2026-06-21"])
            #expect(answer.status / 100 == 4, "A weekend was asked for. \(answer.text)")
        }
    }

    @Test(arguments: [
        ("2026-06-20", "2026-06-21", "nothing-to-take"),
        ("2026-05-01", "2026-05-05", "before-hired"),
        ("2026-12-30", "2027-01-04", "crosses-years"),
        ("2026-06-26", "2026-06-29", "overlaps"),
        ("2026-07-06", "2026-07-13", "too-many-days"),
    ])
    func `a broken rule is 422, and has its name`(
        from: String, to: String, rule: String
    ) async throws {
        try await withVacation { staff in
            _ = try await Self.requested(staff)
            try await staff.post(Self.vacations, ["from": .string(from), "to": .string(to)])
                .expect(.rule(rule), because: "The rule \(rule) is broken by \(from) to \(to).")
        }
    }

    @Test(arguments: [
        (#"{"from": "2026-06-22", "to": "2026-06-19"}"#, "#/to"),
        (#"{"from": "2026-02-30", "to": "2026-03-02"}"#, "#/from"),
        (#"{"from": "2026-06-22"}"#, "#/to"), (#"{"from": 22, "to": "2026-06-26"}"#, "#/from"),
        (#"{"from": "2026-06-22""#, "#"),
    ])
    func `what can't be read is 400, and says where`(body: String, pointer: String) async throws {
        try await withVacation { staff in
            try await staff.send(StaffRequest("POST", Self.vacations).sending(body))
                .expect(.unreadable(at: pointer), because: "The body is \(body).")
        }
    }

    @Test(arguments: [("GET", ""), ("POST", ""), ("GET", "/1"), ("POST", "/1/approve")])
    func `an id that is no UUID is 400, and says which`(
        method: String, suffix: String
    ) async throws {
        try await withVacation { staff in
            let wrong = suffix.isEmpty ? "/employees/1/vacations" : Self.vacations + suffix
            var request = StaffRequest(method, wrong)
            if method == "POST", suffix.isEmpty {
                request = request.sending(["from": "2026-06-22", "to": "2026-06-26"])
            }
            try await staff.send(request).expect(
                .unreadable(parameter: suffix.isEmpty ? "id" : "vacation"),
                because: "1 is no UUID.")
        }
    }

    @Test func `who or what is unknown is 404`() async throws {
        try await withVacation { staff in
            let nobody = "/employees/\(EmployeeID.number(9))/vacations"
            try await staff.post(nobody, ["from": "2026-06-22", "to": "2026-06-26"])
                .expect(.unknown("unknown-employee"), because: "There is no employee 9.")
            try await staff.get(nobody)
                .expect(.unknown("unknown-employee"), because: "There is no employee 9.")
            let path = try await Self.requested(staff)
            let id = path.split(separator: "/").last ?? ""
            try await staff.get("\(nobody)/\(id)")
                .expect(.unknown("unknown-vacation"), because: "The request is somebody else's.")
            try await staff.post("\(nobody)/\(id)/cancel")
                .expect(.unknown("unknown-vacation"), because: "The request is somebody else's.")
        }
    }

    @Test(arguments: [("approve", "approved"), ("reject", "rejected"), ("cancel", "cancelled")])
    func `a decision is 200, and shows the status`(
        decision: String, status: String
    ) async throws {
        try await withVacation { staff in
            let path = try await Self.requested(staff)
            try await staff.post("\(path)/\(decision)").expect(
                field: "status", is: .string(status), because: "It was requested, so it may be.")
            try await staff.get(path).expect(
                field: "status", is: .string(status), because: "The decision was stored.")
        }
    }

    @Test func `what was decided already is 409`() async throws {
        try await withVacation { staff in
            let path = try await Self.requested(staff)
            try await staff.post("\(path)/reject").expect(
                status: 200, because: "It was requested, so it may be.")
            try await staff.post("\(path)/approve").expect(
                .conflict("already-decided"), because: "It was rejected meanwhile.")
        }
    }

    @Test func `the account is that of the year asked for, or of this one`() async throws {
        try await withVacation { staff in
            let path = try await Self.requested(staff)
            let answer = try await staff.get(path)
            try answer.expect(status: 200, because: "`show` answers with the request.")
            let request = try answer.json()
            try await staff.get(Self.vacations, ["year": "2026"]).expect(
                body: ["year": 2026, "entitlement": 10, "remaining": 5, "requests": [request]],
                because: "Five of ten days are requested in 2026.")
            try await staff.get(Self.vacations).expect(
                field: "year", is: .integer(Self.thisYear),
                because: "`surroundings` says that today is 15 June \(Self.thisYear).")
        }
    }

    @Test(arguments: [1, 9999])
    func `the first and the last year are years`(year: Int) async throws {
        try await withVacation { staff in
            try await staff.get(Self.vacations, ["year": "\(year)"]).expect(
                field: "year", is: .integer(year), because: "The years are 1 to 9999.")
        }
    }

    @Test(arguments: ["soon", "0", "10000", "-1", ""])
    func `a year that is none is 400`(year: String) async throws {
        try await withVacation { staff in
            try await staff.get(Self.vacations, ["year": year]).expect(
                .unreadable(parameter: "year"), because: "“\(year)” is no year from 1 to 9999.")
        }
    }

    @Test func `a body that is too large is 413, one that is not JSON 415`() async throws {
        try await withVacation { staff in
            let large =
                #"{"from": "2026-06-22", "to": "2026-06-26", "x": ""#
                + String(repeating: "x", count: 70_000) + #""}"#
            try await staff.send(StaffRequest("POST", Self.vacations).sending(large))
                .expect(.tooLarge, because: "A body has 64 KiB at most. `decode` looks at it.")
            let form = StaffRequest("POST", Self.vacations)
                .sending("from=2026-06-22", as: "application/x-www-form-urlencoded")
            try await staff.send(form).expect(
                .unsupportedMediaType, because: "The body says that it is a form.")
        }
    }
}
