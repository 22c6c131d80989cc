import Hosting
import StaffBehaviour
import Synchronization
import Testing

/// The app's behaviour, over HTTP, with a side for commands and one for queries.
@Suite("Lesson 4, the whole app", .inTurn, .twoSidedApp)
struct WholeApp {
    @Test(arguments: Scenario.all)
    func `the app with two sides behaves as the app must`(scenario: Scenario) async throws {
        let app = try #require(TwoSidedAppTrait.app)
        // Whoever has made a change waits for it: the token goes back with every query.
        let token = TokenBox()
        let staff = StaffClient(
            baseURL: app.address,
            prepare: { request in
                if request.path.hasPrefix("/overview"), let text = token.text {
                    request = request.adding("Staff-After", text)
                }
            },
            observe: { answer in
                token.merge(answer.header("Staff-Position"))
                try app.contract.check(answer)
            })
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
        broken.tried.contains("/overview") ? "steps 1 to 5" : "step 4 or 8, or in Lesson 3"
    }
}

/// What a client keeps of the answers to its commands: the furthest position of each service.
final class TokenBox: Sendable {
    private let positions = Mutex<[String: Int]>([:])

    var text: String? {
        let positions = positions.withLock { $0 }
        guard !positions.isEmpty else { return nil }
        return positions.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ",")
    }

    func merge(_ token: String?) {
        for part in (token ?? "").split(separator: ",") {
            let halves = part.split(separator: "=")
            guard halves.count == 2, let position = Int(halves[1]) else { continue }
            positions.withLock {
                $0[String(halves[0])] = max(position, $0[String(halves[0])] ?? 0)
            }
        }
    }
}

/// Serves the app, in processes of its own, while the suite runs.
struct TwoSidedAppTrait: SuiteTrait, TestScoping {
    /// Where it is served, and what it promises there: every answer is held against that.
    @TaskLocal static var app: (address: String, contract: OpenAPIContract)?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let arguments = ["up", "--lesson", "4", "--data", folder]
            try await withService(builtExecutable("staff-app"), arguments) { app in
                let contract = try await OpenAPIContract.served(at: app.address)
                try await Self.$app.withValue((app.address, contract)) { try await body() }
            }
        }
    }
}

extension Trait where Self == TwoSidedAppTrait {
    static var twoSidedApp: Self { Self() }
}
