import Foundation
import Hosting
import RawHTTP
import Staff
import StaffBehaviour
import Subprocess
import Testing

/// What those who run the services rely on.
@Suite("Lesson 2, operations", .timeLimit(.minutes(10)))
struct Operations {
    private static let nobody = "/employees/0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73"

    @Test func `whatever one client sends, the gateway answers it, and everybody else`()
        async throws
    {
        try await withServiceProcesses { processes, _ in
            let gateway = processes.gateway.address
            let staff = StaffClient(baseURL: gateway)
            let post = "POST /employees HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            let long = String(repeating: "x", count: 100_000)
            let tried = [
                (
                    "a body longer than it says",
                    post + "Content-Length: 5\r\n\r\n{\"name\": \"Ada\"}"
                ),
                ("a length that is no number", post + "Content-Length: many\r\n\r\n{}"),
                ("a header of 100 kB", "GET /employees HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n"),
                ("no HTTP", "Dear gateway, who works here?\r\n\r\n"),
            ]
            for (what, text) in tried {
                let answer = try await withConnection(to: gateway) { connection in
                    try await connection.send(text)
                    return try await connection.read(upTo: "\r\n\r\n")
                }
                #expect(
                    answer.hasPrefix("HTTP/1.1 4"), "\(what) is the client's to mend: \(answer)")
                #expect(
                    answer.lowercased().contains("content-type: application/problem+json"),
                    "\(what) is answered with a problem: \(answer)")
                try await staff.get("/employees").expect(
                    status: 200, because: "The gateway lives on after \(what).")
            }
            // More is promised than comes, and then the client goes away.
            try await withConnection(to: gateway) { connection in
                try await connection.send(post + "Content-Length: 500\r\n\r\n{")
            }
            try await staff.get("/employees").expect(status: 200, because: "The gateway lives on.")
        }
    }

    @Test func `a service that answers with HTML is a bad gateway, and said to be one`()
        async throws
    {
        let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>Hi"
        try await withBadGateway(in: .sends(html)) { staff in
            for path in ["", "/salary", "/vacations"] {
                let answer = try await staff.get(Self.nobody + path)
                try answer.expect(status: 502, because: "\(path): HTML is no answer of Staff.")
                try answer.expect(
                    header: "Content-Type", is: "application/problem+json",
                    because: "The client gets a problem.")
                let type = try answer.json()["type"]
                #expect(type == "urn:staff:problem:bad-answer", "It has a name.")
            }
        }
    }

    @Test func `a service that accepts and never answers is unavailable, in bounded time`()
        async throws
    {
        try await withBadGateway(in: .silence) { staff in
            let answer = try await staff.get("\(Self.nobody)/salary")
            try answer.expect(status: 503, because: "No answer came within the limit.")
            try answer.expect(header: "Retry-After", is: "1", because: "It may be better then.")
            let type = try answer.json()["type"]
            #expect(type == "urn:staff:problem:unavailable", "It has a name.")
        }
    }

    @Test func `without Salary, the others answer, and the overview names it`() async throws {
        try await withServiceProcesses { processes, _ in
            let staff = StaffClient(baseURL: processes.gateway.address)
            let ada = try await staff.hire()
            processes.salary.kill()
            try await processes.salary.end()
            try await staff.get(ada.path).expect(body: ada.json, because: "Employees is well.")
            try await staff.get("\(ada.path)/vacations", ["year": "2026"]).expect(
                status: 200, because: "Vacation is well.")
            let salary = try await staff.get("\(ada.path)/salary")
            try salary.expect(status: 503, because: "Salary is dead.")
            let overview = try await staff.get("/overview", ["department": ada.department])
            try overview.expect(status: 200, because: "Most of it is known.")
            try overview.expect(
                header: "Staff-Missing", is: "salary", because: "It says what is not.")
        }
    }

    @Test func `two instances of Salary share the reads, and one is enough`() async throws {
        try await withServiceProcesses { processes, folder in
            try await withReadyService(serving("salary", folder)) { second in
                let both = "\(processes.salary.address),\(second.address)"
                try await withGateway(
                    folder + "/second", employees: processes.employees.address, salary: both,
                    vacation: processes.vacation.address
                ) { gateway in
                    let staff = StaffClient(baseURL: gateway.address)
                    let ada = try await staff.hire()
                    try await read(10, ada, staff)
                    for instance in [processes.salary, second] {
                        let metrics = try await StaffClient(baseURL: instance.address)
                            .get("/metrics").text
                        let line = metrics.split(separator: "\n").first {
                            $0.hasPrefix("http_requests_total")
                                && $0.contains(#"route="/employees/{id}/salary""#)
                        }
                        #expect(
                            line?.hasSuffix(" 5") == true,
                            "Each has answered five of ten reads: \(metrics)")
                    }
                    second.kill()
                    try await second.end()
                    try await read(10, ada, staff)
                }
            }
        }
    }

    private func read(_ times: Int, _ person: Person, _ staff: StaffClient) async throws {
        for _ in 1...times {
            try await staff.get("\(person.path)/salary", ["on": "2026-06-15"])
                .expect(status: 200, because: "There is an instance that answers.")
        }
    }

    @Test func `the gateway has the public routes, and not those between services`() async throws {
        try await withServiceProcesses { processes, _ in
            try await StaffClient(baseURL: processes.gateway.address)
                .delete("/hires/0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73").expect(
                    .unknown("no-route"), because: "Nobody outside may take back a hire.")
            for service in [processes.employees, processes.gateway] {
                try await StaffClient(baseURL: service.address).get("/metrics").expect(
                    status: 200, because: "Every service counts its requests.")
            }
            try await StaffClient(baseURL: processes.employees.address)
                .post("/employees", Newcomer().json).expect(
                    status: 405, because: "Employees alone can't hire.")
        }
    }

    // MARK: staff-app up

    @Test func `up starts all services, starts one again that dies, and ends them all`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let up = ["up", "--lesson", "2", "--data", folder]
            let services = try await withService(builtExecutable("staff-app"), up) { supervisor in
                let staff = StaffClient(baseURL: supervisor.address)
                let ada = try await staff.hire()
                let salary = try #require(Self.processes(in: supervisor.lines)["salary"])
                kill(salary, SIGKILL)
                try await eventually("Salary runs again, and the front door finds it") {
                    try await staff.get("\(ada.path)/salary", ["on": "2026-06-15"]).status == 200
                        && supervisor.lines.contains { $0.hasPrefix("salary runs again") }
                }
                return Self.processes(in: supervisor.lines)
            }
            #expect(
                services.keys.sorted() == ["employees", "gateway", "salary", "vacation"],
                "It says which is which.")
            for (name, id) in services {
                #expect(ProcessFigures(of: id) == nil, "\(name) has ended with the supervisor.")
            }
        }
    }

    @Test func `a second gateway on the folder is refused, and leaves the first one alone`()
        async throws
    {
        try await withServiceProcesses { processes, folder in
            let book = AddressBook("\(folder)/vacation.addresses")
            // As a replacement of Vacation leaves it.
            try book.use([processes.vacation.address, "http://127.0.0.1:1"])
            let addresses = [
                "--employees", "http://127.0.0.1:2", "--salary", "http://127.0.0.1:2",
                "--vacation", "http://127.0.0.1:2",
            ]
            let second = try await ended(serving("gateway", folder) + addresses)
            #expect(second.status == .exited(1), "It would take back what the first one has begun.")
            #expect(
                second.lines.contains {
                    $0.hasSuffix(
                        "is in use by another gateway. End that one, or choose another --data folder."
                    )
                }, "It says what to do: \(second.lines)")
            #expect(
                book.addresses == [processes.vacation.address, "http://127.0.0.1:1"],
                "It has written no addresses.")
            processes.gateway.kill()
            try await processes.gateway.end()
            try await withReadyService(serving("gateway", folder) + addresses) { _ in
                #expect(
                    book.addresses == ["http://127.0.0.1:2"],
                    "The first one is gone, killed as it was. Now the options count.")
            }
        }
    }

    @Test func `Ctrl-C ends all services, and then up`() async throws {
        try await withTemporaryFolder { folder in
            let up = ["up", "--lesson", "2", "--data", folder]
            let supervisor = try await ServiceProcess.start(builtExecutable("staff-app"), up)
            let services = Self.processes(in: supervisor.lines)
            #expect(services.count == 4, "It says which is which before it says where it listens.")
            supervisor.send(SIGINT)
            let status = try await supervisor.end(within: .seconds(30))
            #expect(status == .exited(0), "It was told to stop, and did.")
            for (name, id) in services {
                #expect(ProcessFigures(of: id) == nil, "\(name) has ended before.")
            }
        }
    }

    @Test func `a service that ends again and again is left alone, and the others go on`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let up = ["up", "--lesson", "2", "--data", folder]
            try await withService(builtExecutable("staff-app"), up) { supervisor in
                for end in 1...6 {
                    let salary = try #require(Self.processes(in: supervisor.lines)["salary"])
                    kill(salary, SIGKILL)
                    try await eventually("the supervisor has noticed end \(end)") {
                        Self.processes(in: supervisor.lines)["salary"] != salary
                            || supervisor.lines.contains { $0.contains("again and again") }
                    }
                }
                #expect(
                    supervisor.lines.contains { $0.hasPrefix("salary ends again and again") },
                    "Five starts in a minute are enough to know that it does not get well by them.")
                try await StaffClient(baseURL: supervisor.address).get("/employees").expect(
                    status: 200, because: "Employees has nothing to do with it.")
            }
        }
    }

    @Test func `when the supervisor is killed, no service is left behind`() async throws {
        try await withTemporaryFolder { folder in
            let up = ["up", "--lesson", "2", "--data", folder]
            try await withService(builtExecutable("staff-app"), up) { supervisor in
                let services = Self.processes(in: supervisor.lines)
                #expect(
                    services.count == 4, "It says which is which before it says where it listens.")
                supervisor.kill()
                try await supervisor.end()
                try await eventually("all services have ended") {
                    services.values.allSatisfy { ProcessFigures(of: $0) == nil }
                }
            }
        }
    }

    /// The ids of the processes, by the names of the services, from what `up` prints.
    private static func processes(in lines: [String]) -> [String: Int32] {
        var processes: [String: Int32] = [:]
        for line in lines {
            if let match = line.firstMatch(of: /^ +(\w+) +http:\S+ +process (\d+)/) {
                processes[String(match.1)] = Int32(match.2)
            }
            if let match = line.firstMatch(of: /^(\w+) runs again, as process (\d+)/) {
                processes[String(match.1)] = Int32(match.2)
            }
        }
        return processes
    }

    /// A gateway whose services all behave in this manner.
    private func withBadGateway(
        in manner: BadServer.Manner,
        _ body: @escaping @Sendable (StaffClient) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try await withBadServer(manner) { bad in
                try await withGateway(
                    folder, employees: bad.address, salary: bad.address, vacation: bad.address
                ) { gateway in
                    try await body(StaffClient(baseURL: gateway.address))
                }
            }
        }
    }
}
