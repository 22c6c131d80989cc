import Hosting
import StaffBehaviour
import Synchronization
import Testing

/// The app's behaviour, over HTTP, with the services of Lesson 2 on the event stores of this
/// lesson.
@Suite("Lesson 3, the whole app", .eventSourcedApp)
struct WholeApp {
    @Test(arguments: Scenario.all)
    func `the app on event stores behaves as the app must`(scenario: Scenario) async throws {
        let app = try #require(EventSourcedAppTrait.app).get()
        let staff = StaffClient(baseURL: app.address, observe: app.contract.check)
        do {
            try await scenario.run(staff)
        } catch let broken as Broken {
            Issue.record(broken, "This is written in \(WholeApp.step(of: broken)).")
        }
    }
}

extension WholeApp {
    @Test func `it tells who set a salary, when and why`() async throws {
        let app = try #require(EventSourcedAppTrait.app).get()
        let staff = StaffClient(baseURL: app.address)
        let ana = try await staff.hire()
        let raise: JSON = [
            "amount": "4400.00", "currency": "EUR", "effectiveFrom": "2026-05-01",
            "reason": "promotion",
        ]
        try await staff.send(.put("\(ana.path)/salary", raise).adding("X-Actor", "grace"))
            .expect(status: 204, because: "A salary from a day that has none is set.")
        let records = try await staff.get("\(ana.path)/salary/records").list("records")
        #expect(records.count == 2, "The first salary, and the raise.")
        let last = try #require(records.last)
        #expect(last["setBy"] == "grace")
        #expect(last["reason"] == "promotion")
        #expect(last.setting("setBy", nil).setting("setAt", nil) == raise)
        let time = try #require(last["setAt"]?.string)
        #expect(time.hasSuffix("Z"), "A time in UTC.")
        let before = try await staff.get(
            "\(ana.path)/salary/records", ["asKnownOn": "2020-01-01"]
        ).list("records")
        #expect(before == [], "In 2020 nothing was known of it.")
    }

    @Test func `it tells all that happened to somebody, over the three services`() async throws {
        let app = try #require(EventSourcedAppTrait.app).get()
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
        let staff = StaffClient(baseURL: app.address) { request in
            request = request.adding("X-Actor", "grace")
                .adding("traceparent", "00-\(trace)-00f067aa0ba902b7-01")
        }
        let ana = try await staff.hire()
        let days: JSON = ["from": "2026-05-04", "to": "2026-05-08"]
        let request = try await staff.post("\(ana.path)/vacations", days).field("id")
        try await staff.post("\(ana.path)/vacations/\(request)/approve")
            .expect(status: 200, because: "A request that nobody has answered can be approved.")
        let raise: JSON = [
            "amount": "4400.00", "currency": "EUR", "effectiveFrom": "2026-05-01",
            "reason": "promotion",
        ]
        try await staff.put("\(ana.path)/salary", raise)
            .expect(status: 204, because: "A salary from a day that has none is set.")
        let history = try await staff.get("\(ana.path)/history").list("history")
        let what = history.compactMap { $0["what"]?.string }
        #expect(
            what == [
                "employee.email-claimed", "employee.hired", "salary.set", "entitlement.granted",
                "entitlement.year-opened", "vacation.opened", "vacation.requested",
                "vacation.approved", "salary.set",
            ])
        #expect(
            history.allSatisfy { $0["by"] == "grace" && $0["trace"] == .string(trace) },
            "Each request said who sends it, and in which trace.")
        #expect(history.last?["why"] == "promotion", "The reason for the raise.")
        let approval = history.first { $0["what"] == "vacation.approved" }
        #expect(approval?["facts"] == ["id": .string(request)], "Which request was approved.")
        let causes = history.map { entry in
            history.first { $0["id"] == entry["causedBy"] }?["what"]?.string
        }
        #expect(
            causes == [
                nil, "employee.email-claimed", nil, nil, nil, "entitlement.year-opened", nil, nil,
                nil,
            ], "The claim of the e-mail led to the hire, and the year's beginning to its stream.")
    }
}

extension WholeApp {
    /// Where to look for what is broken, by the path that was tried.
    static func step(of broken: Broken) -> String {
        switch broken.tried {
        case let tried where tried.contains("/vacations"): "step 2, 3 or 4"
        case let tried where tried.contains("/salary"): "step 2, 4, 5 or 6"
        default: "step 2 or 4, or in Lesson 2"
        }
    }
}

/// Serves the app, in processes of its own, while the suite runs.
struct EventSourcedAppTrait: SuiteTrait, TestScoping {
    /// Where it is served, and what it promises there: every answer is held against that.
    struct Running: Sendable {
        let address: String
        let folder: String
        let contract: OpenAPIContract
    }

    /// An app that does not start is the failure of each test, which tells why.
    @TaskLocal static var app: Result<Running, any Error>?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        let runs = Atomic(false)
        do {
            try await withTemporaryFolder { folder in
                let arguments = ["up", "--lesson", "3", "--data", folder]
                try await withService(builtExecutable("staff-app"), arguments) { app in
                    let contract = try await OpenAPIContract.served(at: app.address)
                    runs.store(true, ordering: .relaxed)
                    let running = Running(
                        address: app.address, folder: folder, contract: contract)
                    try await Self.$app.withValue(.success(running)) { try await body() }
                }
            }
        } catch  where !runs.load(ordering: .relaxed) {
            try await Self.$app.withValue(.failure(error)) { try await body() }
        }
    }
}

extension Trait where Self == EventSourcedAppTrait {
    static var eventSourcedApp: Self { Self() }
}
