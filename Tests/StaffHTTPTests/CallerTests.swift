import Hummingbird
import Staff
import StaffBehaviour
import StaffHTTP
import Testing

@Suite("Who asks")
struct CallerTests {
    private static let routes = Made { router in
        router.get("who") { _, _ in try Response.json(["actor": Caller.actor ?? "nobody"]) }
    }

    @Test(arguments: ["grace", "g", "Grace Hopper", String(repeating: "g", count: 200)])
    func `the answering code knows who asks`(actor: String) async throws {
        try await withRoutes(Self.routes) { client in
            try await client.send(.get("/who").adding("X-Actor", actor)).expect(
                body: ["actor": .string(actor)], because: "X-Actor says so.")
        }
    }

    @Test func `who says nothing is nobody`() async throws {
        try await withRoutes(Self.routes) { client in
            try await client.get("/who").expect(
                body: ["actor": "nobody"], because: "There is no header X-Actor.")
        }
    }

    @Test(arguments: ["", "a\tb", String(repeating: "g", count: 201)])
    func `what can't be kept is refused`(actor: String) async throws {
        try await withRoutes(Self.routes) { client in
            try await client.send(.get("/who").adding("X-Actor", actor)).expect(
                status: 400, because: "Who does it is 1 to 200 printable characters.")
        }
    }
}
