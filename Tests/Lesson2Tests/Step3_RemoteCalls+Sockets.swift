import Components
import HTTPTypes
import Hosting
import Hummingbird
import Lesson2
import RawHTTP
import Staff
import StaffHTTP
import StaffSQLite
import Testing

/// The part of step 3 that speaks to real sockets.
extension Step3_RemoteCalls {
    /// A client of `address` as the gateway has it, with a limit that no busy machine reaches.
    private func salary(at address: String, within limit: Duration = .seconds(30)) -> RemoteSalary {
        let client = ServiceClient("salary", at: address)
        let policy = RetryPolicy(
            attempts: 3, attemptLimit: .seconds(5), firstPause: .milliseconds(1))
        return RemoteSalary(Retrying(client, policy), within: limit)
    }

    /// Serves Salary on a real socket: Ada is employee 1, and has her first salary.
    private func withSalary(
        _ body: @escaping @Sendable (RemoteSalary) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let store = try StaffDatabase.open("\(folder)/salary.sqlite", for: [.salary])
            let component = SalaryComponent(store)
            try await component.add(.ada, as: .number(1))
            let router = StaffRouter.make(
                [SalaryRoutes(component, .real)], isReady: { true })
            try await withServer(router.buildResponder()) { address in
                try await body(self.salary(at: address))
            }
        }
    }

    private static let raise = Salary(
        Money(minorUnits: 450_000, .eur), effectiveFrom: "2026-07-01", reason: "a raise")

    @Test func `Salary in another process tells what Salary knows`() async throws {
        try await withSalary { salary in
            try await salary.setSalary(of: .number(1), to: Self.raise)
            let before = try await salary.salary(of: .number(1), on: "2026-06-30")
            let after = try await salary.salary(of: .number(1), on: "2026-07-01")
            let history = try await salary.history(of: .number(1))
            let yearly = try await salary.yearlyPay(of: .number(1), on: "2026-06-30")
            #expect(before == .first(of: .ada), "The raise begins a day later.")
            #expect(after == Self.raise, "It is what was set.")
            #expect(history == [.first(of: .ada), Self.raise], "The first one first.")
            #expect(yearly == Money(minorUnits: 5_040_000, .eur), "Twelve times 4200.00.")
        }
    }

    @Test func `an error of Salary is the same error here`() async throws {
        try await withSalary { salary in
            await #expect(throws: StaffError.unknownEmployee(.number(9)), "GET …/salary") {
                _ = try await salary.salary(of: .number(9), on: "2026-07-01")
            }
            await #expect(throws: StaffError.unknownEmployee(.number(9)), "GET …/history") {
                _ = try await salary.history(of: .number(9))
            }
            await #expect(throws: StaffError.unknownEmployee(.number(9)), "PUT …/salary") {
                try await salary.setSalary(of: .number(9), to: Self.raise)
            }
            await #expect(
                throws: StaffError.noSalary(.number(1), on: "2026-05-03"),
                "She was hired a day later."
            ) {
                _ = try await salary.salary(of: .number(1), on: "2026-05-03")
            }
            try await salary.setSalary(of: .number(1), to: Self.raise)
            await #expect(throws: StaffError.salaryDayTaken("2026-07-01"), "It is set already.") {
                try await salary.setSalary(of: .number(1), to: Self.raise)
            }
        }
    }

    @Test func `a problem that stands for no error of its own is passed on as it came`()
        async throws
    {
        try await withSalary { salary in
            let early = Salary(Self.raise.monthly, effectiveFrom: "2026-05-01")
            let problem = await #expect(throws: Problem.self, "Before the first salary.") {
                try await salary.setSalary(of: .number(1), to: early)
            }
            #expect(problem?.slug == "salary-before-hired", "The rule has its name.")
            #expect(problem?.status.code == 422, "It is a broken rule.")
            #expect(
                problem?.detail == "\(StaffError.salaryBeforeHired("2026-05-04"))",
                "The words are Salary's own.")
        }
    }

    @Test func `a flaky server is asked until it answers`() async throws {
        let body = #"{"amount": "4200.00", "currency": "EUR", "effectiveFrom": "2026-05-04"}"#
        let found = try await withBadServer { request in
            switch request {
            case 1: .breaksOff(after: "")
            case 2: .sends("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
            default: .sends("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
            }
        } _: { server in
            let found = try await self.salary(at: server.address)
                .salary(of: .number(1), on: "2026-06-01")
            #expect(server.requests.count == 3, "A broken connection, a 503, and an answer.")
            #expect(
                server.requests.last?.hasPrefix(
                    "GET /employees/\(EmployeeID.number(1))/salary?on=2026-06-01 ") == true,
                "The day is asked for.")
            return found
        }
        #expect(found.monthly == Money(minorUnits: 420_000, .eur), "It is what was answered.")
    }

    @Test func `a raise is sent once, even if the server breaks off`() async throws {
        try await withBadServer(.breaksOff(after: "")) { server in
            await #expect(
                throws: ServiceFailure("salary", .broken),
                "Whether the raise was stored, nobody knows. Whoever asked for it must look."
            ) {
                try await self.salary(at: server.address).setSalary(of: .number(1), to: Self.raise)
            }
            #expect(server.requests.count == 1, "A PUT of a salary has no idempotency key.")
        }
    }

    @Test func `a dead server is said to be unreachable`() async throws {
        try await withDeadAddress { address in
            await #expect(throws: ServiceFailure("salary", .unreachable), "Nobody listens there.") {
                _ = try await salary(at: address).history(of: .number(1))
            }
        }
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<html>Hi</html>",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 15\r\n\r\n<html>No</html>",
    ])
    func `a lying server is found out`(answer: String) async throws {
        try await withBadServer(.sends(answer)) { server in
            await #expect(
                throws: ServiceFailure("salary", .unreadable),
                "This is no salary, and no problem of Staff: \(answer)"
            ) {
                _ = try await self.salary(at: server.address)
                    .salary(of: .number(1), on: "2026-06-01")
            }
            await #expect(
                throws: ServiceFailure("salary", .unreadable), "No history either: \(answer)"
            ) {
                _ = try await self.salary(at: server.address).history(of: .number(1))
            }
        }
    }

    @Test(arguments: [
        BadServer.Manner.silence,
        .drips(after: "HTTP/1.1 200 OK\r\nX-Name: ", every: .milliseconds(20)),
        .drips(after: "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", every: .milliseconds(20)),
    ])
    func `whatever a server does, the call ends in time`(manner: BadServer.Manner) async throws {
        try await withBadServer(manner) { server in
            let start = ContinuousClock.now
            await #expect(
                throws: ServiceFailure("salary", .tooLate), "It never finishes its answer."
            ) {
                _ = try await self.salary(at: server.address, within: .milliseconds(300))
                    .history(of: .number(1))
            }
            #expect(
                ContinuousClock.now - start < .seconds(4),
                "The limit is 0.3 s, for the last byte as for the first, and for all tries.")
        }
    }
}
