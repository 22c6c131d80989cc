import Foundation
import Hosting
import Logging
import StaffBehaviour
import Testing

@Suite("The log")
struct JSONLogTests {
    /// The lines that the app has logged, once there are `count`.
    private func log(_ count: Int, of app: ServiceProcess) throws -> [[String: String]] {
        let lines = app.lines.filter { !$0.hasPrefix("listening on ") }
        #expect(lines.count >= count, "The process has ended, so all has been written.")
        return try lines.map { line in
            try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        }
    }

    @Test func `every line is JSON, with the time in UTC as in RFC 3339`() async throws {
        try await withApp("--log-level", "debug") { app in
            let client = StaffClient(baseURL: app.address)
            for path in ["/health/live", "/%22%5C%0A%07", "/%F0%9F%A6%8A"] {
                _ = try await client.send(.get(path).adding("X-Request-Id", "my-id"))
            }
            try await app.stop()
            let log = try log(3, of: app)
            for line in log {
                let time = line["time"] ?? ""
                #expect(
                    time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil,
                    "“\(time)” is a time with milliseconds, and Z for UTC.")
                #expect(line["level"] != nil && line["message"] != nil, "What, and how bad.")
                #expect(line["service"] == "staff", "Whose line it is.")
            }
            let answered = log.filter { $0["message"] == "answered" && $0["request"] == "my-id" }
            #expect(answered.count == 3, "One line a request, found by its id.")
            let first = try #require(answered.first)
            #expect(first["path"] == "/health/live" && first["status"] == "200", "\(first)")
            let now = try Date(
                #require(first["time"]),
                strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            #expect(abs(now.timeIntervalSinceNow) < 60, "It is the time now, in UTC.")
        }
    }

    @Test func `signs that JSON has to escape are escaped`() async throws {
        // A process of its own, whose standard error nobody else writes to.
        let ended = await #expect(
            processExitsWith: .success, observing: [\.standardErrorContent], "It logs, and ends."
        ) {
            let logger = Logger(label: "a \"label\"") { JSONLogHandler(label: $0, level: .info) }
            logger.error("C:\\data\n\t\r\u{7}\u{1F}\u{7F} 🦊", metadata: ["a\"b\\": "\"\\\u{0}"])
        }
        let output = try #require(ended).standardErrorContent
        let line = try #require(
            output.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: "{".utf8) })
        let fields = try JSONDecoder().decode([String: String].self, from: Data(line))
        #expect(fields["message"] == "C:\\data\n\t\r\u{7}\u{1F}\u{7F} 🦊", "Sign by sign.")
        #expect(fields["a\"b\\"] == "\"\\\u{0}", "Keys and values too.")
        #expect(fields["service"] == "a \"label\"", "And who logged it.")
    }

    @Test func `nothing is logged below the level`() async throws {
        try await withApp("--log-level", "error") { app in
            _ = try await StaffClient(baseURL: app.address).get("/health/live")
            try await app.stop()
            #expect(app.lines.count == 1, "The address, and nothing else: \(app.lines)")
        }
    }
}
