import Foundation
import Hosting
import Subprocess
import Synchronization
import Testing

@Suite("A supervisor", .timeLimit(.minutes(1)))
struct SupervisorTests {
    /// Appends a line to `file`, and does then what it says for this many lines.
    private static func script(_ file: String, _ cases: String) -> String {
        "echo start >> '\(file)'; case $(grep -c start '\(file)') in \(cases) esac"
    }

    /// Runs a shell script as the only member until it is given up or has been restarted.
    private func events(_ cases: String) async throws -> (all: [String], starts: Int) {
        try await withTemporaryFolder { folder in
            let file = folder + "/starts"
            let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
            let events = Mutex<[String]>([])
            let supervisor = Supervisor(
                "/bin/sh",
                [.init("one", port: 1) { _ in ["-c", Self.script(file, cases), "sh"] }],
                isReady: { _ in true },
                report: { event in
                    let name: String? =
                        switch event {
                        case .restarted: "restarted"
                        case .givenUp: "given up"
                        default: nil
                        }
                    guard let name else { return }
                    events.withLock { $0.append(name) }
                    continuation.yield()
                })
            let run = Task { try await supervisor.supervise() }
            for await _ in ends { break }
            run.cancel()
            try await run.value
            let starts = try String(contentsOfFile: file, encoding: .utf8)
            return (events.withLock { $0 }, starts.split(separator: "\n").count)
        }
    }

    private static let listens = "echo listening on http://127.0.0.1:1"

    @Test func `a start that fails is one end, and not the last one`() async throws {
        let events = try await events(
            "1) \(Self.listens);; 2) exit 1;; *) \(Self.listens); exec sleep 600;;")
        #expect(events.all == ["restarted"], "The third start goes well.")
        #expect(events.starts == 3, "The first one ends, the second one fails.")
    }

    @Test func `five starts that fail are enough`() async throws {
        let events = try await events("1) \(Self.listens);; *) exit 1;;")
        #expect(events.all == ["given up"], "It will not be better the next time.")
        #expect(events.starts == 1 + Supervisor.restarts, "The first one is no restart.")
    }
}
