import EventStore
import EventStoreJetStream
import Hosting
import NATSCluster
import StaffBehaviour
import Synchronization
import Testing

/// The app's behaviour, over HTTP, with its events on three nodes.
@Suite(
    "Lesson 5, the whole app",
    .enabled(if: isBuiltWithJetStream, Comment(rawValue: whatIsMissing)), .appOnALog)
struct WholeApp {
    @Test(arguments: Scenario.all)
    func `the app on a log behaves as the app must`(scenario: Scenario) async throws {
        let app = try #require(AppOnALogTrait.app).get()
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
            Issue.record(
                broken, "The event store is written in step 3, all else in Lessons 3 and 4.")
        }
    }
}

/// What a client keeps of the answers to its commands: the furthest position of each service.
private final class TokenBox: Sendable {
    private let positions = Mutex<[String: Position]>([:])

    var text: String? {
        let positions = positions.withLock { $0 }
        guard !positions.isEmpty else { return nil }
        return positions.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ",")
    }

    func merge(_ token: String?) {
        for part in (token ?? "").split(separator: ",") {
            let halves = part.split(separator: "=")
            guard halves.count == 2, let position = Position(String(halves[1])) else { continue }
            positions.withLock {
                $0[String(halves[0])] = max(position, $0[String(halves[0])] ?? .start)
            }
        }
    }
}

/// Serves the app, in processes of its own, on the nodes that the tests share.
struct AppOnALogTrait: SuiteTrait, TestScoping {
    /// Where it is served, and what it promises there: every answer is held against that.
    /// An app that does not start is the failure of each test, which tells why.
    @TaskLocal static var app: Result<Running, any Error>?

    struct Running: Sendable {
        let address: String
        let contract: OpenAPIContract
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        let runs = Atomic(false)
        do {
            let nodes = try await sharedCluster().url
            try await withTemporaryFolder { folder in
                let arguments = ["up", "--lesson", "5", "--nats", nodes, "--data", folder]
                try await withService(builtExecutable("staff-app"), arguments) { app in
                    let contract = try await OpenAPIContract.served(at: app.address)
                    runs.store(true, ordering: .relaxed)
                    let running = Running(address: app.address, contract: contract)
                    try await Self.$app.withValue(.success(running)) { try await body() }
                }
            }
        } catch  where !runs.load(ordering: .relaxed) {
            try await Self.$app.withValue(.failure(error)) { try await body() }
        }
    }
}

extension Trait where Self == AppOnALogTrait {
    static var appOnALog: Self { Self() }
}
