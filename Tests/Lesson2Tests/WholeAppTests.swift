import Hosting
import StaffBehaviour
import Synchronization
import Testing

/// The app's behaviour, over HTTP, through the gateway, with the code of Lesson 2 in four real processes.
@Suite("Lesson 2, the whole app", .staffApp)
struct WholeApp {
    @Test(arguments: Scenario.all)
    func `the services behave as the app must`(scenario: Scenario) async throws {
        let app = try #require(StaffAppTrait.app).get()
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
        case let tried where tried.contains("/overview"): "step 5"
        case let tried where tried.contains("POST /employees"): "step 6"
        case let tried where tried.contains("/salary"): "step 3, or Lesson 1"
        default: "step 5, or Lesson 1"
        }
    }
}

/// Serves the app in four processes while the suite runs.
struct StaffAppTrait: SuiteTrait, TestScoping {
    /// Where it is served, and what it promises there: every answer is held against that.
    struct Running: Sendable {
        let address: String
        let contract: OpenAPIContract
    }

    /// An app that does not start is the failure of each test, which tells why.
    @TaskLocal static var app: Result<Running, any Error>?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        let runs = Atomic(false)
        do {
            try await withServiceProcesses { processes, _ in
                let address = processes.gateway.address
                let contract = try await OpenAPIContract.served(at: address)
                runs.store(true, ordering: .relaxed)
                let running = Running(address: address, contract: contract)
                try await Self.$app.withValue(.success(running)) { try await body() }
            }
        } catch  where !runs.load(ordering: .relaxed) {
            try await Self.$app.withValue(.failure(error)) { try await body() }
        }
    }
}

extension Trait where Self == StaffAppTrait {
    static var staffApp: Self { Self() }
}
