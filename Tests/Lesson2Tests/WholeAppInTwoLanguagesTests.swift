import Experiments
import Hosting
import StaffBehaviour
import Synchronization
import Testing

/// The same behaviour once more, with a Vacation that is written in Python.
@Suite("Lesson 2, the whole app in two languages", .inTwoLanguages)
struct WholeAppInTwoLanguages {
    @Test(arguments: Scenario.all)
    func `the app behaves as it must, whatever Vacation is written in`(
        scenario: Scenario
    ) async throws {
        let staff = StaffClient(baseURL: try #require(TwoLanguages.gateway).get())
        try await scenario.run(staff)
    }
}

/// What the two must have in common, and the contract does not say: no consumer sends it.
@Suite("Lesson 2, what Vacation can't read", .timeLimit(.minutes(10)))
struct UnreadableForVacation {
    @Test(arguments: VacationProgram.allCases)
    func `it is the client's to mend, in either language`(program: VacationProgram) async throws {
        try await withFleet { fleet in
            let vacation = try await program.start(in: fleet)
            try await waitUntilReady(vacation)
            let hire = "\(vacation.address)/hires/0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73"
            let deep = String(repeating: "[", count: 30_000)
            for body in [#"{"hiredOn": "2026-05-04", "vacationDays": 1e400}"#, deep] {
                let answer = try await send("PUT", hire, body)
                #expect(answer.status == 400, "\(body.prefix(60)): \(answer.body)")
            }
        }
    }
}

/// Serves the app while the suite runs: three processes in Swift, and one in Python.
struct TwoLanguages: SuiteTrait, TestScoping {
    /// An app that does not start is the failure of each test, which tells why.
    @TaskLocal static var gateway: Result<String, any Error>?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        let runs = Atomic(false)
        do {
            try await withFleet { fleet in
                let employees = try await fleet.serve("employees")
                let salary = try await fleet.serve("salary")
                let vacation = try await VacationProgram.python.start(in: fleet)
                try await waitUntilReady(vacation)
                let gateway = try await fleet.gateway(
                    to: employees.address, salary.address, vacation.address)
                runs.store(true, ordering: .relaxed)
                try await Self.$gateway.withValue(.success(gateway.address)) { try await body() }
            }
        } catch  where !runs.load(ordering: .relaxed) {
            try await Self.$gateway.withValue(.failure(error)) { try await body() }
        }
    }
}

extension Trait where Self == TwoLanguages {
    static var inTwoLanguages: Self { Self() }
}
