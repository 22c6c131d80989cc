import Hosting
import StaffBehaviour
import Testing

/// The app's behaviour, over HTTP, with the services of Lesson 2 on the event stores of this lesson.
@Suite("Lesson 3, the whole app", .eventSourcedApp)
struct WholeApp {
    @Test(arguments: Scenario.all)
    func `the app on event stores behaves as the app must`(scenario: Scenario) async throws {
        let app = try #require(EventSourcedAppTrait.app)
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
        let app = try #require(EventSourcedAppTrait.app)
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

    @Test func `who does it says so in 200 characters`() async throws {
        let app = try #require(EventSourcedAppTrait.app)
        let staff = StaffClient(baseURL: app.address)
        let request = StaffRequest.post("/employees", Newcomer().json).adding(
            "X-Actor", String(repeating: "x", count: 201))
        try await staff.send(request).expect(
            status: 400, because: "Who does it is 1 to 200 characters.")
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
    @TaskLocal static var app: (address: String, contract: OpenAPIContract)?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let arguments = ["up", "--lesson", "3", "--data", folder]
            try await withService(builtExecutable("staff-app"), arguments) { app in
                let contract = try await OpenAPIContract.served(at: app.address)
                try await Self.$app.withValue((app.address, contract)) { try await body() }
            }
        }
    }
}

extension Trait where Self == EventSourcedAppTrait {
    static var eventSourcedApp: Self { Self() }
}
