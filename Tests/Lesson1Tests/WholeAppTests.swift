import Hosting
import StaffBehaviour
import Testing

/// The app's behaviour, over HTTP, with the code of steps 1 to 5 in a real process.
@Suite("Lesson 1, the whole app", .staffApp)
struct WholeApp {
    @Test(arguments: Scenario.all)
    func `the single process behaves as the app must`(scenario: Scenario) async throws {
        let app = try #require(StaffAppTrait.app)
        let staff = StaffClient(baseURL: app.address, observe: app.contract.check)
        try await scenario.run(staff)
    }
}

/// Serves the app in a process of its own while the suite runs.
struct StaffAppTrait: SuiteTrait, TestScoping {
    /// Where it is served, and what it promises there: every answer is held against that.
    @TaskLocal static var app: (address: String, contract: OpenAPIContract)?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let arguments = [
                "serve", "--lesson", "1", "--data", folder, "--log-level", "error",
            ]
            try await withService(builtExecutable("staff-app"), arguments) { app in
                let contract = try await OpenAPIContract.served(at: app.address)
                try await Self.$app.withValue((app.address, contract)) { try await body() }
            }
        }
    }
}

extension Trait where Self == StaffAppTrait {
    static var staffApp: Self { Self() }
}
