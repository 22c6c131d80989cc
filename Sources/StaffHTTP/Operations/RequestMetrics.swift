import Synchronization

/// Counts requests and their durations, and writes them in Prometheus' text format, version 0.0.4.
final class RequestMetrics: Sendable {
    private struct Request: Hashable {
        let method: String
        /// The pattern, as in `/employees/{id}`: the paths themselves would be endless.
        let route: String
        let status: Int
    }

    private struct Durations {
        /// How many requests took at most as long as each of `bounds`.
        var buckets = [Int](repeating: 0, count: RequestMetrics.bounds.count)
        var count = 0
        var seconds = 0.0

        mutating func add(_ seconds: Double) {
            for (index, bound) in RequestMetrics.bounds.enumerated() where seconds <= bound {
                buckets[index] += 1
            }
            count += 1
            self.seconds += seconds
        }
    }

    /// Upper bounds in seconds.
    private static let bounds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5]

    private let requests = Mutex<[Request: Durations]>([:])

    func record(method: String, route: String, status: Int, seconds: Double) {
        let request = Request(method: method, route: route, status: status)
        requests.withLock { $0[request, default: Durations()].add(seconds) }
    }

    var text: String {
        let rows = requests.withLock { $0 }.map { request, durations in
            let labels =
                "method=\"\(request.method)\",route=\"\(request.route)\",status=\"\(request.status)\""
            return (labels, durations)
        }.sorted { $0.0 < $1.0 }
        let counts = rows.map { "http_requests_total{\($0)} \($1.count)" }
        let durations = rows.flatMap { labels, durations in
            let buckets = zip(RequestMetrics.bounds, durations.buckets).map {
                "http_request_duration_seconds_bucket{\(labels),le=\"\($0)\"} \($1)"
            }
            return buckets + [
                "http_request_duration_seconds_bucket{\(labels),le=\"+Inf\"} \(durations.count)",
                "http_request_duration_seconds_sum{\(labels)} \(durations.seconds)",
                "http_request_duration_seconds_count{\(labels)} \(durations.count)",
            ]
        }
        return [
            "# HELP http_requests_total Requests answered.",
            "# TYPE http_requests_total counter", counts.joined(separator: "\n"),
            "# HELP http_request_duration_seconds Time to answer a request.",
            "# TYPE http_request_duration_seconds histogram", durations.joined(separator: "\n"),
            "",
        ].filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }
}
