import HTTPTypes
import Hosting
import Hummingbird
import RawHTTP
import StaffBehaviour
import StaffHTTP
import Testing

@Suite("A method")
struct MethodTests {
    private static let made = Made { router in
        let paths: [(String, [HTTPRequest.Method])] = [
            ("a", [.get]), ("a/:id", [.get, .patch, .delete]), ("a/:id/b", [.put]),
            ("c", [.post, .options]),
        ]
        for (path, methods) in paths {
            for method in methods {
                router.on(RouterPath(path), method: method) { _, _ in Response(status: .noContent) }
            }
        }
    }

    private static let served: [String: Set<String>] = [
        "/a": ["GET", "HEAD"], "/a/1": ["GET", "HEAD", "PATCH", "DELETE"], "/a/1/b": ["PUT"],
        "/c": ["POST", "OPTIONS"], "/health/live": ["GET", "HEAD"],
        "/health/ready": ["GET", "HEAD"], "/metrics": ["GET", "HEAD"],
        "/openapi.yaml": ["GET", "HEAD"],
    ]

    @Test func `a method that a path does not have is 405, and Allow names those it has`()
        async throws
    {
        try await withRoutes(Self.made) { client in
            for (path, served) in Self.served {
                for method in [
                    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
                ] {
                    let answer = try await client.send(StaffRequest(method, path))
                    if served.contains(method) {
                        #expect(answer.status < 300, "\(path) has \(method).")
                        continue
                    }
                    #expect(answer.status == 405, "\(path) has no \(method).")
                    let allow = answer.header("Allow")?.split(separator: ", ").map(String.init)
                    #expect(
                        Set(allow ?? []) == served && allow?.count == served.count,
                        "\(method) \(path) says what there is (RFC 9110), each once.")
                    if method != "HEAD" {
                        try answer.expect(.methodNotAllowed, because: "It is a problem too.")
                    }
                }
            }
        }
    }

    @Test func `a path that nobody serves is 404 with every method`() async throws {
        try await withRoutes(Self.made) { client in
            for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
                for path in ["/", "/b", "/a/1/b/2", "/A", "/health"] {
                    try await client.send(StaffRequest(method, path)).expect(
                        Refusal.unknown("no-route"), because: "\(path) leads nowhere.")
                }
            }
        }
    }

    @Sendable private func notReady() -> Bool { false }

    @Test(arguments: ["/a", "/a/1/b", "/b", "/metrics", "/health/ready"])
    func `an answer to HEAD has no body, whatever it says`(path: String) async throws {
        try await withRoutes(Self.made, ready: notReady) { client in
            let text = try await withConnection(to: client.baseURL) { connection in
                // A body would be taken for the head of the second answer.
                try await connection.send(
                    "HEAD \(path) HTTP/1.1\r\nHost: a\r\n\r\n"
                        + "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                return try await connection.readToEnd()
            }
            let second = try #require(text.firstRange(of: "\r\n\r\n")).upperBound
            #expect(
                text[second...].hasPrefix("HTTP/1.1 200"), "The next answer follows at once.")
        }
    }
}
