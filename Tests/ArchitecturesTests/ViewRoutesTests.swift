import FeedHTTP
import Hosting
import Hummingbird
import Lesson4
import QueryDatabase
import QueryService
import Staff
import StaffBehaviour
import StaffEvents
import StaffHTTP
import Testing

extension ViewTests {
    /// The query side, and the feed that it follows, served at one address.
    private func withServed(
        _ feed: MemoryFeed,
        _ body: @Sendable @escaping (StaffClient, Subscriber) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let subscriber = try subscriber(in: folder, feed)
            let router = StaffRouter.make(
                [
                    OverviewRoutes(LiveOverview(subscriber.views), .real), ViewRoutes(subscriber),
                    FeedRoutes(feed),
                ], around: FreshEnough(subscriber.progress, atMost: .zero), isReady: { true })
            try await withServer(router.buildResponder()) { address in
                try await body(StaffClient(baseURL: address), subscriber)
            }
        }
    }

    @Test func `a feed says what it can't read of a request`() async throws {
        try await withServed(MemoryFeed(try events(hired))) { staff, _ in
            for (parameter, value) in [
                ("after", "x"), ("after", ""), ("limit", "0"), ("limit", "1001"), ("wait", "-1"),
                ("wait", "30001"),
            ] {
                try await staff.get("/events?\(parameter)=\(value)").expect(
                    .unreadable(parameter: parameter), because: "“\(value)” is none.")
            }
            let page = try await staff.get("/events?after=0&limit=1").expect(
                status: 200, because: "There is one event.")
            #expect(try page.json()["head"] == "1")
        }
    }

    @Test func `a token counts however many slashes the path has`() async throws {
        try await withServed(MemoryFeed(try events(hired))) { staff, _ in
            for path in ["/overview", "/overview/", "//overview"] {
                try await staff.send(
                    StaffRequest.get(path).adding("Staff-After", "employees=1")
                ).expect(status: 202, because: "The view has nothing yet: \(path)")
            }
        }
    }

    @Test func `a feed that is away is 503, and not the fault of what is parked`() async throws {
        let all = try events(.changed(EmployeeChange(department: "poison")))
        let feed = MemoryFeed(all)
        try await withServed(feed) { staff, subscriber in
            _ = try await subscriber.views.changing { live in
                try await Checkpoint.apply(
                    all, of: .employees, with: Parking(Mending()), in: live)
            }
            try await staff.post("/view/parked/replay").expect(
                .conflict("still-parked"), because: "The program is as before.")
            await feed.goAway()
            for path in ["/view/parked/replay", "/view/rebuild"] {
                let answer = try await staff.post(path)
                try answer.expect(status: 503, because: "It may be back soon: \(path)")
                try answer.expect(header: "Retry-After", is: "1", because: "Ask again then.")
            }
        }
    }

    @Test func `a second rebuild is refused while the first one runs`() async throws {
        let feed = MemoryFeed(try events(hired))
        try await withServed(feed) { staff, subscriber in
            try await subscriber.views.building { _ -> Void in
                _ = try await staff.post("/view/rebuild").expect(
                    .conflict("already-building"), because: "The next view is being built.")
            }
            try await staff.post("/view/rebuild").expect(
                status: 200, because: "Nobody builds any more.")
        }
    }
}
