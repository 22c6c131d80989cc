import Hosting
import StaffBehaviour
import Testing

/// The same behaviour once more, with a Vacation that is written in Python.
@Suite("Lesson 2, the whole app in two languages", .inTwoLanguages)
struct WholeAppInTwoLanguages {
    @Test(arguments: Scenario.all)
    func `the app behaves as it must, whatever Vacation is written in`(
        scenario: Scenario
    ) async throws {
        let staff = StaffClient(baseURL: try #require(TwoLanguages.gateway))
        try await scenario.run(staff)
    }
}

/// Serves the app while the suite runs: three processes in Swift, and one in Python.
struct TwoLanguages: SuiteTrait, TestScoping {
    @TaskLocal static var gateway: String?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withFleet { fleet in
            let employees = try await fleet.serve("employees")
            let salary = try await fleet.serve("salary")
            let vacation = try await VacationProgram.python.start(in: fleet)
            try await waitUntilReady(vacation)
            let gateway = try await fleet.gateway(
                to: employees.address, salary.address, vacation.address)
            try await Self.$gateway.withValue(gateway.address) { try await body() }
        }
    }
}

extension Trait where Self == TwoLanguages {
    static var inTwoLanguages: Self { Self() }
}
