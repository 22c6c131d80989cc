import Foundation
import Hummingbird
import InMemoryLogging
import Logging
import StaffBehaviour
import StaffHTTP
import Testing

@Suite("A request id")
struct RequestIDTests {
    private struct Unforeseen: Error {}

    private static let routes = Made { router in
        router.get("people/:id") { _, context in
            context.logger.notice("looked up")
            return Response(status: .noContent)
        }
        router.get("oops") { _, _ -> Response in throw Unforeseen() }
    }

    @Test(arguments: ["x", "A.b_c-9", "0", "---", String(repeating: "r", count: 64)])
    func `a sensible id is taken over`(id: String) async throws {
        try await withRoutes(Self.routes) { client in
            for path in ["/people/1", "/oops", "/nothing", "/health/live"] {
                try await client.send(.get(path).adding("X-Request-Id", id))
                    .expect(header: "X-Request-Id", is: id, because: "\(path) was asked with it.")
            }
        }
    }

    @Test(arguments: [
        "", "a b", "a\tb", "{}", "a\"b", "a\\b", "a/b", "a;b", "a:b", "%0A", "ä",
        String(repeating: "r", count: 65), String(repeating: "r", count: 6000),
    ])
    func `a silly id is replaced`(id: String) async throws {
        try await withRoutes(Self.routes) { client in
            let answer = try await client.send(.get("/people/1").adding("X-Request-Id", id))
            #expect(answer.status == 204, "It is no reason to refuse the request.")
            let made = answer.header("X-Request-Id") ?? ""
            #expect(made != id, "“\(id)” would spoil the log, so one is made.")
            #expect(made.wholeMatch(of: /[0-9a-f]+-[0-9]+/) != nil, "“\(made)” spoils no log.")
        }
    }

    @Test func `a request without an id gets one of its own`() async throws {
        try await withRoutes(Self.routes) { client in
            var ids: Set<String> = []
            for _ in 1...20 {
                let id = try await client.get("/people/1").header("X-Request-Id")
                ids.insert(try #require(id, "Every answer has one."))
            }
            #expect(ids.count == 20, "No two requests have the same.")
        }
    }

    @Test func `every log line of a request has its id`() async throws {
        let log = InMemoryLogHandler()
        try await withRoutes(Self.routes, logger: Logger(label: "test") { _ in log }) { client in
            for (path, id) in [("/people/1?x=secret", "one"), ("/oops", "two"), ("/no", "three")] {
                _ = try await client.send(.get(path).adding("X-Request-Id", id))
            }
        }
        func lines(_ id: String) -> [InMemoryLogHandler.Entry] {
            log.entries.filter { $0.metadata["request"] == .string(id) }
        }
        let one = lines("one")
        #expect(one.map(\.message) == ["looked up", "answered"], "The handler's, and the last.")
        #expect(one.last?.metadata["method"] == "GET", "What was asked,")
        #expect(one.last?.metadata["path"] == "/people/1", "of which path, without the query,")
        #expect(one.last?.metadata["status"] == "204", "and what came of it.")
        let time = one.last?.metadata["microseconds"]?.description ?? ""
        #expect(Int(time) != nil, "“\(time)” is how long it took.")
        let two = lines("two")
        #expect(two.map(\.message) == ["unexpected error", "answered"], "What nobody foresaw.")
        #expect(two.first?.level == .error, "It is for somebody to look at.")
        #expect(two.first?.metadata["error"] == "Unforeseen()", "Here the inside is told.")
        #expect(two.last?.metadata["status"] == "500", "And what the client got.")
        #expect(lines("three").map(\.message) == ["answered"], "A 404 is logged as well.")
    }
}
