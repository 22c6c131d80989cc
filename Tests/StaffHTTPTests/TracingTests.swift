import HTTPTypes
import Hosting
import Hummingbird
import InMemoryLogging
import Logging
import StaffBehaviour
import StaffHTTP
import Testing

@Suite("Tracing")
struct TracingTests {
    /// Knows one trace, or fails.
    private struct Known: TracePropagation {
        struct Failed: Error {}

        var fails = false

        func extract(from headers: HTTPFields) throws -> Span {
            if fails { throw Failed() }
            return Span(trace: "t", id: "1", parent: headers[.traceparent])
        }

        func child(of span: Span) throws -> Span {
            Span(trace: span.trace, id: "2", parent: span.id)
        }

        func inject(_ span: Span, into headers: inout HTTPFields) throws {
            headers[.traceparent] = "\(span.trace)/\(span.id)"
        }
    }

    private struct Refused: Error {}

    /// `GET /call` makes a call, and answers with the header that the call had.
    private static let routes = Made { router in
        router.get("call") { request, _ in
            try await Tracing.calling(.get, "http://a/b", headers: [.accept: "x"]) { headers in
                if request.uri.query == "fail" { throw Refused() }
                return try Response.json([
                    "sent": headers[.traceparent] ?? "none", "accept": headers[.accept] ?? "none",
                ])
            }
        }
    }

    private func answer(
        to path: String, by propagation: Known?
    ) async throws -> (answer: Answer, log: [InMemoryLogHandler.Entry]) {
        let log = InMemoryLogHandler()
        let responder = StaffRouter.make(
            [Self.routes], tracing: propagation, isReady: { true }
        ).buildResponder()
        let answer = try await withServer(responder, logger: Logger(label: "test") { _ in log }) {
            try await StaffClient(baseURL: $0).send(.get(path).adding("traceparent", "0"))
        }
        return (answer, log.entries.filter { ["called", "answered"].contains("\($0.message)") })
    }

    @Test func `a call carries a span of its own, beside the headers that it has`() async throws {
        let (answer, log) = try await answer(to: "/call", by: Known())
        #expect(try answer.json() == ["sent": "t/2", "accept": "x"])
        #expect(log.map { "\($0.message)" } == ["called", "answered"], "Two pieces of work.")
        let spans = log.map { entry in
            ["trace", "span", "parent"].map { "\(entry.metadata[$0] ?? "none")" }
        }
        #expect(spans == [["t", "2", "1"], ["t", "1", "0"]], "The call works for the request.")
        #expect(log.allSatisfy { $0.metadata["microseconds"] != nil }, "Both took their time.")
    }

    @Test func `a call that fails is logged, and fails`() async throws {
        let (answer, log) = try await answer(to: "/call?fail", by: Known())
        #expect(answer.status == 500, "The error goes on.")
        #expect(log.first?.metadata["error"] == "Refused()", "The log says why.")
    }

    @Test func `without a trace, requests are answered and calls made all the same`() async throws {
        for propagation in [nil, Known(fails: true)] {
            let (answer, log) = try await answer(to: "/call", by: propagation)
            #expect(try answer.json() == ["sent": "none", "accept": "x"], "There is no trace.")
            #expect(log.map { "\($0.message)" } == ["answered"], "There is no span of the call.")
        }
    }
}
