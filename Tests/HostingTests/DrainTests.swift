import Foundation
import Hosting
import RawHTTP
import Subprocess
import Testing

/// What happens to a request in flight when the process is told to stop.
@Suite("SIGTERM", .timeLimit(.minutes(1)))
struct DrainTests {
    private static let body = """
        {"amount": "4200.00", "currency": "EUR", "effectiveFrom": "2026-05-04"}
        """
    private static let head = """
        PUT /employees/0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73/salary HTTP/1.1\r
        Host: a\r
        Content-Type: application/json\r
        Content-Length: \(body.utf8.count)\r
        \r

        """

    /// Sends the head and the first byte of the body, and returns when the app has read them.
    private static func begin(_ connection: inout Connection) async throws {
        // In one packet behind a whole request: when that is answered, this has been read too.
        try await connection.send(
            "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n" + head + body.prefix(1))
        let first = try await connection.read(upTo: #"{"status":"live"}"#)
        #expect(first.hasPrefix("HTTP/1.1 200"), "The request before is answered.")
    }

    @Test func `a request in flight is answered, new connections are refused, and it ends well`()
        async throws
    {
        try await withApp { app in
            let answer = try await withConnection(to: app.address) { connection in
                try await Self.begin(&connection)
                app.send(SIGTERM)
                try await waitUntilRefused(app.address)
                try await connection.send(String(Self.body.dropFirst()))
                return try await connection.readToEnd()
            }
            #expect(answer.hasPrefix("HTTP/1.1 404"), "Nobody has the id: \(answer)")
            #expect(answer.contains("unknown-employee"), "All of the answer came.")
            let status = try await app.end()
            #expect(status == .exited(0), "Everybody was answered.")
        }
    }

    @Test func `a request that never ends is given up at the limit`() async throws {
        try await withApp("--drain-limit", "0.3") { app in
            let time = try await withConnection(to: app.address) { connection in
                try await Self.begin(&connection)
                let start = ContinuousClock.now
                app.send(SIGTERM)
                try await app.end()
                return ContinuousClock.now - start
            }
            #expect(time >= .seconds(0.3), "It had its time.")
            #expect(time < .seconds(5), "A client that is stuck can't keep the process alive.")
        }
    }

    @Test func `an idle connection keeps nobody waiting`() async throws {
        try await withApp { app in
            let status = try await withConnection(to: app.address) { connection in
                try await connection.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = try await connection.read(upTo: #"{"status":"live"}"#)
                return try await app.stop(within: .seconds(5))
            }
            #expect(status == .exited(0), "It was closed, since nothing was asked on it.")
        }
    }
}
