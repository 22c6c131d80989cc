import Foundation
import Hummingbird
import StaffBehaviour
import StaffHTTP
import Synchronization
import Testing

@Suite("Those who run a service")
struct OperationTests {
    private static let routes = Made { router in
        router.get("people/:id") { _, _ in Response(status: .noContent) }
        router.post("people/:id") { _, _ -> Response in throw Problem(.conflict, "x", "x") }
    }

    @Test func `a service that is not ready says so, and when to ask again`() async throws {
        let isReady = Mutex(false)
        let ask: @Sendable () -> Bool = { isReady.withLock { $0 } }
        try await withRoutes(ready: ask) { client in
            let answer = try await client.get("/health/ready")
            #expect(answer.status == 503, "Its data store can't be read.")
            #expect(try answer.json()["type"] == "urn:staff:problem:not-ready", "A problem too.")
            #expect(answer.header("Retry-After") == "1", "In a second, say.")
            try await client.get("/health/live")
                .expect(body: ["status": "live"], because: "To restart it would not help.")
            isReady.withLock { $0 = true }
            try await client.get("/health/ready")
                .expect(body: ["status": "ready"], because: "It is asked anew each time.")
        }
    }

    @Test func `requests are counted under the pattern of their path`() async throws {
        try await withRoutes(Self.routes) { client in
            for id in 1...3 { _ = try await client.get("/people/\(id)") }
            _ = try await client.post("/people/1")
            for path in ["/x", "/y"] { _ = try await client.get(path) }
            let text = try await client.get("/metrics").text
            let lines = text.split(separator: "\n").filter { $0.hasPrefix("http_requests_total") }
            #expect(
                Set(lines) == [
                    #"http_requests_total{method="GET",route="/people/{id}",status="204"} 3"#,
                    #"http_requests_total{method="POST",route="/people/{id}",status="409"} 1"#,
                    #"http_requests_total{method="GET",route="NotFound",status="404"} 2"#,
                ], "A row for every id would never end, and /metrics itself comes after.")
        }
    }

    @Test func `every line of the metrics is Prometheus' text format`() async throws {
        try await withRoutes(Self.routes) { client in
            try await client.get("/metrics")
                .expect(status: 200, because: "Before anything was counted.")
            for id in 1...3 { _ = try await client.get("/people/\(id)\"\\\n") }
            let answer = try await client.get("/metrics")
            #expect(
                answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8",
                "That is the format's own type.")
            #expect(answer.text.hasSuffix("\n"), "The last line ends too.")
            let comment = /# (HELP [a-z_]+ .+|TYPE [a-z_]+ (counter|histogram))/
            let label = #"[a-z]+="[^"\\]*""#
            let sample = try Regex(
                #"[a-z_]+\{\#(label)(,\#(label))*\} [0-9]+(\.[0-9]+)?(e-?[0-9]+)?"#)
            for line in answer.text.dropLast().split(
                separator: "\n", omittingEmptySubsequences: false)
            {
                let holds =
                    try comment.wholeMatch(in: line) != nil || sample.wholeMatch(in: line) != nil
                #expect(holds, "“\(line)” is a comment or name{labels} value.")
            }
        }
    }

    @Test func `a histogram counts up to its total`() async throws {
        try await withRoutes(Self.routes) { client in
            for _ in 1...5 { _ = try await client.get("/people/1") }
            let text = try await client.get("/metrics").text
            let name = "http_request_duration_seconds"
            func values(_ suffix: String) -> [Double] {
                text.split(separator: "\n")
                    .filter { $0.hasPrefix("\(name)_\(suffix){") && $0.contains("/people/{id}") }
                    .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
            }
            let buckets = values("bucket")
            #expect(buckets == buckets.sorted(), "Each bucket contains those before it.")
            #expect(buckets.last == 5, "+Inf contains all.")
            #expect(values("count") == [5], "So does the count.")
            #expect(values("sum").first ?? 0 > 0, "An answer takes time.")
        }
    }
}
