import Hosting
import Hummingbird
import RawHTTP
import Testing

@Suite("Requests that are no HTTP")
struct UnreadableRequestTests {
    /// The whole answer to `text`, from a server that knows one path.
    private func answer(to text: String) async throws -> String {
        let router = Router()
        router.get("here") { _, _ in "here" }
        router.post("body") { request, context in
            _ = try await request.body.collect(upTo: 10)
            return "read"
        }
        return try await withServer(router.buildResponder()) { address in
            try await withConnection(to: address) { connection in
                try await connection.send(text)
                return try await connection.readToEnd()
            }
        }
    }

    @Test(arguments: [
        ("Dear server, who is there?\r\n\r\n", "HTTP/1.1 400 Bad Request"),
        (
            "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n",
            "HTTP/1.1 400 Bad Request"
        ),
        (
            "GET /here HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 100_000))\r\n\r\n",
            "HTTP/1.1 431 Request Header Fields Too Large"
        ),
    ])
    func `what can't be read is answered with a problem, and the connection is closed`(
        text: String, line: String
    ) async throws {
        let answer = try await answer(to: text)
        #expect(answer.hasPrefix(line + "\r\n"), "\(answer)")
        #expect(answer.lowercased().contains("content-type: application/problem+json\r\n"))
        #expect(answer.contains(#""type":"about:blank""#), "\(answer)")
    }

    @Test func `what was asked before is answered first`() async throws {
        let request = "GET /here HTTP/1.1\r\nHost: a\r\n\r\n"
        let answer = try await answer(to: request + "and so on\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"), "\(answer)")
        #expect(answer.contains("here"), "The body of the first answer is whole.")
    }

    @Test func `other requests are answered as before`() async throws {
        let close = "Host: a\r\nConnection: close\r\n\r\n"
        let missing = try await answer(to: "GET /there HTTP/1.1\r\n" + close)
        #expect(missing.hasPrefix("HTTP/1.1 404"), "\(missing)")
        let found = try await answer(to: "GET /here HTTP/1.1\r\n" + close)
        #expect(found.hasPrefix("HTTP/1.1 200 OK") && found.hasSuffix("here"), "\(found)")
    }
}
