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
        do {
            try await scenario.run(staff)
        } catch let broken as Broken {
            Issue.record(broken, "This is written in \(WholeApp.step(of: broken)).")
        }
    }
}

extension WholeApp {
    /// Where to look for what is broken, by the path that was tried.
    static func step(of broken: Broken) -> String {
        switch broken.tried {
        case let tried where tried.contains("/overview"): "step 4"
        case let tried where tried.contains("/vacations"): "step 2 or step 5"
        case let tried where tried.contains("POST /employees"): "step 1 or step 3"
        default: "step 1"
        }
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
