import ArgumentParser
import Foundation
import Hosting

/// Draws one request from the logs of all services.
struct Trace: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw one request as a tree, from the logs of all services.",
        discussion: """
            Every line that a service logs at the level info says which trace and which span it \
            belongs to. A request that you send with your own header, “traceparent: 00-ID-SPAN-01”, \
            has the ID for its trace.

            Example: staff-app trace 4bf92f3577b34da6a3ce929d0e0e4736 --logs .course/data/lesson2/logs
            """)

    @Argument(help: "The id of the trace, or the first digits of it.")
    var id: String

    @Option(help: "The folder with a log of each service.")
    var logs: String

    func run() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: logs).sorted()
        let lines = files.flatMap { file in
            let text = try? String(contentsOfFile: "\(logs)/\(file)", encoding: .utf8)
            return text?.split(separator: "\n").map(String.init) ?? []
        }
        let tree = TraceTree(id, in: lines)
        say(tree.text)
        guard !tree.spans.isEmpty else { throw ExitCode.failure }
    }
}
