import Hosting
import Testing

@Suite("A trace, from the logs")
struct TraceTreeTests {
    private func line(
        _ service: String, _ message: String, span: String, parent: String?, at second: String,
        microseconds: Int, trace: String = "4bf92f3577b34da6a3ce929d0e0e4736"
    ) -> String {
        let parent = parent.map { ",\"parent\":\"\($0)\"" } ?? ""
        let target =
            message == "called" ? "\"url\":\"http://a/b\"" : "\"path\":\"/b\",\"status\":\"200\""
        return """
            {"time":"2026-05-04T10:00:\(second)Z","service":"\(service)","message":"\(message)",\
            "method":"GET",\(target),"microseconds":"\(microseconds)","trace":"\(trace)",\
            "span":"\(span)"\(parent)}
            """
    }

    private var lines: [String] {
        [
            line("salary", "answered", span: "3", parent: "2", at: "00.090", microseconds: 30_000),
            line("gateway", "called", span: "2", parent: "1", at: "00.095", microseconds: 40_000),
            line("gateway", "called", span: "4", parent: "1", at: "00.050", microseconds: 6_000),
            line("gateway", "answered", span: "1", parent: "0", at: "00.100", microseconds: 60_000),
            line(
                "gateway", "answered", span: "9", parent: nil, at: "00.100", microseconds: 1,
                trace: "5"),
            "not JSON", "{\"message\":\"no span\"}",
        ]
    }

    @Test func `a request is a tree over the services it passed`() {
        let tree = TraceTree("4bf92f", in: lines)
        #expect(
            tree.text == """
                trace 4bf92f3577b34da6a3ce929d0e0e4736: 4 spans in 2 services
                gateway: GET /b                  200       60.0 ms  ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪
                ├ gateway: calls GET http://a/b             6.0 ms    ▪▪▪
                └ gateway: calls GET http://a/b            40.0 ms         ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪
                  └ salary: GET /b               200       30.0 ms            ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪
                """)
    }

    @Test func `who works for nobody in the logs is a root`() {
        let tree = TraceTree("4bf92f", in: lines)
        #expect(tree.roots.map(\.id) == ["1"], "Its parent is the client, who has no log here.")
    }

    @Test func `another trace is left out, and none is said to be none`() {
        #expect(TraceTree("5", in: lines).spans.map(\.id) == ["9"])
        #expect(TraceTree("6", in: lines).text == "There is no such trace in the logs.")
    }
}
