public import ArgumentParser
import CourseKit
import Foundation
public import NATSCluster

struct NATSCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nats", abstract: "Runs the cluster of Lesson 5.", subcommands: [Up.self])

    struct Up: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Starts three nodes of NATS with JetStream on the loopback, until Ctrl-C.",
            discussion: "Their files are in a temporary folder, and are removed at the end.")

        @Option(
            help:
                "When a node writes to its disk what it acknowledges: 2m (the default), or always."
        )
        var sync = NATSCluster.Sync.later

        func run() async throws {
            let sync = sync
            try await Desk.work { desk in
                do {
                    try await Up.run(desk, sync)
                    return 0
                } catch let error as NATSUnavailable {
                    complain(error.description)
                    return 2
                }
            }
        }

        private static func run(_ desk: Desk, _ sync: NATSCluster.Sync) async throws {
            let server = try await NATSServer.find(root: desk.course.root)
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "outgrow-nats-\(UUID().uuidString.lowercased())")
            let cluster = try await NATSCluster(server, in: folder, sync: sync)
            show(
                """
                three nodes of nats-server \(server.version), each with a copy of everything
                acknowledged when two have it; on the disk \(sync.words)
                files in \(folder.path(percentEncoded: false)), removed at the end
                \(desk.style.bold(cluster.url))
                Ctrl-C stops them.
                """)
            // Nobody wakes it but Ctrl-C.
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) }
            await cluster.stop()
        }
    }
}

extension NATSCluster.Sync: ExpressibleByArgument {
    fileprivate var words: String {
        switch self {
        case .later: "within two minutes"
        case .always: "before that"
        }
    }
}
