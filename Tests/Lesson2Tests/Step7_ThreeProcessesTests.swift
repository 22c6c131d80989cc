import Experiments
import Foundation
import HTTPTypes
import Hosting
import Lesson2
import Testing

/// One request through real processes, followed in the logs that they print.
extension Step7_FollowARequest {
    @Test(.timeLimit(.minutes(10)))
    func `a request through four processes is one trace, with the right parents`() async throws {
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
        let tree = try await overview([
            "traceparent": "00-\(trace)-00f067aa0ba902b7-01", "tracestate": "a=1",
        ])
        let root = try #require(tree.roots.first, "The gateway has logged a span.")
        #expect(tree.roots.count == 1 && root.service == "gateway", "The client asked the gateway.")
        #expect(root.trace == trace && root.parent == "00f067aa0ba902b7", "The client's trace.")
        #expect(
            tree.services == ["gateway", "employees", "salary", "vacation"], "All four are in it.")
        #expect(Set(tree.spans.map(\.id)).count == tree.spans.count, "No span is used twice.")
        for span in tree.spans where span.service != "gateway" {
            let parent = tree.spans.first { $0.id == span.parent }
            #expect(parent?.service == "gateway", "\(span.service) was called by the gateway.")
            #expect(parent?.parent == root.id, "The gateway called for the client's request.")
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a malformed header is not passed on, and the trace is a new one`() async throws {
        let tree = try await overview(["traceparent": "00-4BF92F-oops-01"])
        let root = try #require(tree.roots.first, "The gateway has logged a span.")
        #expect(tree.roots.count == 1, "The services are in the gateway's new trace.")
        #expect(root.parent == nil && root.trace.count == 32, "It is the root of it.")
        #expect(tree.services.count == 4, "All four are in it: \(tree.text)")
    }

    /// Asks for the overview with these headers, and follows the request through the logs.
    private func overview(_ headers: [String: String]) async throws -> TraceTree {
        // As long as this is not written, there is nothing to wait for.
        _ = try TraceContext().extract(from: [:])
        return try await withFleet(logLevel: "info") { fleet in
            let services = [
                try await fleet.serve("employees"), try await fleet.serve("salary"),
                try await fleet.serve("vacation"),
            ]
            let gateway = try await fleet.gateway(
                to: services[0].address, services[1].address, services[2].address)
            _ = try await hire(at: gateway.address)
            let answer = try await send("GET", gateway.address + "/overview", headers: headers)
            #expect(answer.status == 200, "The overview: \(answer.body)")
            let processes = services + [gateway]
            // A line may come after the answer whose line it is.
            let end = ContinuousClock.now + .seconds(10)
            while true {
                let lines = processes.flatMap(\.lines)
                let root = lines.compactMap { LoggedSpan(line: $0) }
                    .first { $0.work == "GET /overview" }
                let tree = TraceTree(root?.trace ?? "none", in: lines)
                if tree.services.count == 4 || ContinuousClock.now > end { return tree }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}
