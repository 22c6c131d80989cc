import Foundation
import GRDB
import HTTPTypes
import Hosting
import Hummingbird
import Lesson2
import RawHTTP
import Staff
import StaffBehaviour
import StaffHTTP
import StaffSQLite
import Subprocess
import SystemPackage
import Testing

/// Salary in a real process: `staff-app serve --lesson 2 --service salary` calls what you write.
@Suite("Lesson 2, step 2: own process", .timeLimit(.minutes(10)))
struct Step2_OwnProcess {
    private static let ada = EmployeeID.number(1)
    private static let hire: JSON = [
        "name": "Ada", "email": "ada@example.com", "department": "Sales",
        "hiredOn": "2026-05-04", "vacationDays": 30,
        "monthlySalary": ["amount": "4200.00", "currency": "EUR"],
    ]

    private static func arguments(_ folder: String, _ options: [String]) -> [String] {
        ["serve", "--lesson", "2", "--service", "salary", "--data", folder, "--log-level", "error"]
            + options
    }

    /// Starts Salary on a new folder.
    @discardableResult
    private func withSalary<Result: Sendable>(
        _ options: String..., body: (ServiceProcess, StaffClient, String) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryFolder { folder in
            let executable = try builtExecutable("staff-app")
            return try await withService(executable, Self.arguments(folder, options)) { process in
                try await body(process, StaffClient(baseURL: process.address), folder)
            }
        }
    }

    /// Starts Salary, and goes on when it is ready.
    @discardableResult
    private func withReadySalary<Result: Sendable>(
        _ options: String..., body: (ServiceProcess, StaffClient, String) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryFolder { folder in
            try await withReadyService(Self.arguments(folder, options)) { process in
                try await body(process, StaffClient(baseURL: process.address), folder)
            }
        }
    }

    private func isReady(_ client: StaffClient) async throws {
        try await eventually("/health/ready is answered 200, since the data store is open") {
            try await client.get("/health/ready").status == 200
        }
    }

    @Test func `its data store has its own table, and no other`() async throws {
        try await withReadySalary { _, _, folder in
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".sqlite") }
            #expect(files == ["salary.sqlite"], "A service has one data store of its own.")
            let file = try StaffDatabase.openForReading("\(folder)/salary.sqlite")
            let names = try await file.read { db in try tables(of: db) }
            #expect(
                names == ["salary"],
                "Employees and vacations are kept by others: open it `for: [.salary]`.")
        }
    }

    @Test func `Salary answers for salaries, in its own process`() async throws {
        try await withReadySalary { process, client, _ in
            try await client.put("/hires/\(Self.ada)", Self.hire).expect(
                status: 204, because: "`HireRoutes` lets whoever hires add the first salary.")
            try await client.get("/employees/\(Self.ada)/salary", ["on": "2026-06-15"]).expect(
                field: "amount", is: "4200.00", because: "`SalaryRoutes` tells it.")
            try await client.delete("/hires/\(Self.ada)").expect(
                status: 204, because: "A hire can be taken back.")
            try await client.get("/employees/\(Self.ada)/salary").expect(
                .unknown("unknown-employee"), because: "As if it had never been.")
        }
    }

    @Test func `it answers for nothing but salaries`() async throws {
        try await withReadySalary { _, client, _ in
            for path in ["/employees", "/employees/\(Self.ada)", "/overview"] {
                try await client.get(path).expect(
                    .unknown("no-route"), because: "\(path) belongs to another service.")
            }
            try await client.get("/employees/\(Self.ada)/vacations").expect(
                .unknown("no-route"), because: "Vacations belong to another service.")
        }
    }

    @Test func `it is live at once, and ready when its data store is`() async throws {
        try await withTemporaryFolder { folder in
            let lock = try Lock(on: "\(folder)/salary.sqlite")
            let executable = try builtExecutable("staff-app")
            try await withService(executable, Self.arguments(folder, [])) { process in
                let client = StaffClient(baseURL: process.address)
                try await client.get("/health/live").expect(
                    status: 200, because: "The process runs. Nobody needs to start it again.")
                try await client.get("/health/ready").expect(
                    status: 503, because: "Its file is locked, so it can't make its table yet.")
                try await client.get("/employees/\(Self.ada)/salary").expect(
                    status: 503, because: "A request that comes too early is told so.")
                for path in ["/metrics", "/openapi.yaml"] {
                    try await client.get(path).expect(
                        status: 200, because: "\(path) is for those who run it, from the start.")
                }
                try lock.release()
                try await isReady(client)
                try await client.put("/hires/\(Self.ada)", Self.hire).expect(
                    status: 204, because: "The file is free, and the table is made.")
            }
        }
    }

    @Test func `when the data store can't be opened, the process ends and says why`()
        async throws
    {
        try await withTemporaryFolder { folder in
            try Data("Dear Ada, this is a letter.".utf8)
                .write(to: URL(filePath: "\(folder)/salary.sqlite"))
            let (status, lines) = try await ended(Self.arguments(folder, []))
            #expect(status == .exited(1), "A supervisor must notice.")
            #expect(
                lines.contains { $0.contains("is not a database") },
                "It says what is wrong with the file: \(lines)")
        }
    }

    @Test func `told to stop while its data store is being opened, it ends with 0`() async throws {
        try await withTemporaryFolder { folder in
            let lock = try Lock(on: "\(folder)/salary.sqlite")
            let executable = try builtExecutable("staff-app")
            try await withService(executable, Self.arguments(folder, [])) { process in
                let client = StaffClient(baseURL: process.address)
                try await client.get("/health/ready").expect(
                    status: 503, because: "Its file is locked.")
                let status = try await process.stop()
                #expect(
                    status == .exited(0),
                    "The server has ended in order. What became of the store matters no more.")
            }
            try lock.release()
        }
    }

    @Test func `its router follows requests by the tracing that it is given`() async throws {
        try await withTemporaryFolder { folder in
            let asked = Asked()
            let router = try OwnProcess.salary(
                data: folder, withBug: false, tracing: asked, .real)
            _ = try await withServer(router.buildResponder()) { address in
                try await StaffClient(baseURL: address).get("/employees/\(Self.ada)/salary").expect(
                    .unknown("unknown-employee"), because: "Nobody has been hired.")
            }
            #expect(asked.requests.all == ["read"], "`StaffRouter.make` takes it.")
        }
    }

    /// Notes that it was asked for the span of a request, and traces nothing.
    private struct Asked: TracePropagation {
        struct NotTraced: Error {}

        let requests = Collected<String>()

        func extract(from headers: HTTPFields) throws -> Span {
            requests.append("read")
            throw NotTraced()
        }

        func child(of span: Span) throws -> Span { span }

        func inject(_ span: Span, into headers: inout HTTPFields) throws {}
    }

    @Test func `a request in flight at SIGTERM is answered, and the exit status is 0`()
        async throws
    {
        try await withReadySalary { process, client, _ in
            try await client.put("/hires/\(Self.ada)", Self.hire)
                .expect(status: 204, because: "Ada is known.")
            let answer = try await withConnection(to: process.address) { connection in
                try await Self.beginRaise(&connection)
                process.send(SIGTERM)
                try await eventually("new connections are refused") {
                    (try? await withConnection(to: process.address) { _ in }) == nil
                }
                try await connection.send(String(Self.raise.dropFirst()))
                return try await connection.readToEnd()
            }
            #expect(answer.hasPrefix("HTTP/1.1 204"), "It was begun before: \(answer)")
            let status = try await process.end()
            #expect(status == .exited(0), "Everybody was answered.")
        }
    }

    @Test func `a request that never ends is given up at the limit it was told`() async throws {
        try await withReadySalary("--drain-limit", "0.3") { process, _, _ in
            let status = try await withConnection(to: process.address) { connection in
                try await Self.beginRaise(&connection)
                return try await process.stop(within: .seconds(5))
            }
            #expect(status == .exited(0), "The limit is 0.3 s. After 5 s it had to be killed.")
        }
    }

    @Test func `it ends with its standard input`() async throws {
        try await withTemporaryFolder { folder in
            let executable = try builtExecutable("staff-app")
            let ended = try await Subprocess.run(
                .path(FilePath(executable)), arguments: .init(Self.arguments(folder, [])),
                input: .inputWriter, output: .sequence, error: .string(limit: 10_000)
            ) { execution in
                let last = Task {
                    try await Task.sleep(for: .seconds(10))
                    try execution.send(signal: .kill)
                }
                defer { last.cancel() }
                for try await _ in execution.standardOutput.strings() {
                    // As when the process that started it is gone.
                    try await execution.standardInputWriter.finish()
                }
            }
            #expect(
                ended.terminationStatus == .exited(0), "No service outlives whoever started it.")
        }
    }

    @Test func `it listens on the port that it is told`() async throws {
        let port = try #require(URL(string: try await freeAddress())?.port)
        try await withSalary("--port", "\(port)") { process, _, _ in
            #expect(process.address == "http://127.0.0.1:\(port)", "Others know it by its address.")
        }
    }

    @Test func `the bug on purpose is there when it is asked for`() async throws {
        let absurd = Self.hire.setting(
            "monthlySalary", ["amount": "90000000000000000.00", "currency": "EUR"])
        let yearly = "/employees/\(Self.ada)/salary/yearly"
        try await withReadySalary { _, client, _ in
            try await client.put("/hires/\(Self.ada)", absurd).expect(
                status: 204, because: "It is stored. Only yearly pay is too large.")
            try await client.get(yearly).expect(
                .rule("yearly-pay-too-large"), because: "Without the bug it is a broken rule.")
        }
        try await withReadySalary("--with-bug") { process, client, _ in
            try await client.put("/hires/\(Self.ada)", absurd).expect(
                status: 204, because: "It is stored. Only yearly pay is too large.")
            await #expect(throws: Broken.self, "With the bug the process traps.") {
                try await client.get(yearly)
            }
            let end = try await endOf({ try await process.end() }, within: .seconds(10))
            let status = try #require(end, "With the bug the process traps, and this one goes on.")
            #expect(!status.isSuccess, "It trapped: \(status)")
        }
    }

    private static let raise = """
        {"amount": "4500.00", "currency": "EUR", "effectiveFrom": "2026-07-01"}
        """

    /// Sends the head and the first byte of a raise, and returns when the service has read them.
    private static func beginRaise(_ connection: inout Connection) async throws {
        // In one packet behind a whole request: when that is answered, this has been read too.
        let live = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"
        let head = """
            PUT /employees/\(ada)/salary HTTP/1.1\r
            Host: a\r
            Content-Type: application/json\r
            Content-Length: \(raise.utf8.count)\r
            \r

            """
        try await connection.send(live + head + raise.prefix(1))
        _ = try await connection.read(upTo: #"{"status":"live"}"#)
    }
}
