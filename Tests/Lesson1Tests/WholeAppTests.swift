import Hosting
import StaffBehaviour
import Testing

/// The app's behaviour, over HTTP, with the code of steps 1 to 5 in a real process.
@Suite("Lesson 1, the whole app", .staffApp)
struct WholeApp {
    @Test(arguments: Scenario.all)
    func `the single process behaves as the app must`(scenario: Scenario) async throws {
        try await scenario.run(StaffClient(baseURL: StaffAppTrait.address))
    }
}

/// Serves the app in a process of its own while the suite runs.
struct StaffAppTrait: SuiteTrait, TestScoping {
    @TaskLocal static var address = ""

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let arguments = [
                "serve", "--lesson", "1", "--data", folder, "--log-level", "error",
            ]
            try await withService(builtExecutable("staff-app"), arguments) { app in
                try await Self.$address.withValue(app.address) { try await body() }
            }
        }
    }
}

extension Trait where Self == StaffAppTrait {
    static var staffApp: Self { Self() }
}
