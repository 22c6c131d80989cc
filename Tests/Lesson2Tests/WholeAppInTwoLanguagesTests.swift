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
