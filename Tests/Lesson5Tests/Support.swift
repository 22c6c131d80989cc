import EventStore
import EventStoreConformance
import EventStoreJetStream
import Foundation
import Lesson5
import NATSCluster

let whatIsMissing = """
    Needs libnats-dev (Debian) or cnats (brew), a nats-server, and swift test --traits JetStream: \
    ./course doctor --jetstream
    """

/// The checkout.
let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

/// Three nodes that all tests share which leave them alive.
private let shared = Task { try await startCluster() }

func sharedCluster() async throws -> NATSCluster { try await shared.value }

/// Three nodes in a folder of their own. They end with the tests at the latest.
func startCluster(room: String? = nil) async throws -> NATSCluster {
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "outgrow-nats-\(UUID().uuidString.lowercased())")
    return try await NATSCluster(NATSServer.find(root: root), in: folder, room: room)
}

/// How often something is done: what the variable says, and at least once.
func count(_ variable: String, else usual: Int) -> Int {
    max(1, Int(ProcessInfo.processInfo.environment[variable] ?? "") ?? usual)
}

/// Runs `body` with three nodes of its own, which it may kill.
func withCluster<Result: Sendable>(
    room: String? = nil, _ body: @Sendable (NATSCluster) async throws -> Result
) async throws -> Result {
    let cluster = try await startCluster(room: room)
    do {
        let result = try await body(cluster)
        await cluster.stop()
        return result
    } catch {
        await cluster.stop()
        throw error
    }
}

func openStore(
    on cluster: NATSCluster, named name: String, patience: Duration = .seconds(30),
    now: @escaping @Sendable () -> Timestamp = { .now() }
) async throws -> (store: JetStreamEventStore, log: CommitLog) {
    let log = try await CommitLog(cluster.url, .init(name: name, patience: patience))
    return (JetStreamEventStore(log, now: now), log)
}

/// A name on the server for what is kept in a folder elsewhere.
private func name(of folder: String) -> String {
    "T" + folder.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.suffix(40)
}

extension Bench {
    /// The store of step 3, on three nodes.
    static let jetStream = Bench(
        forgeries: [
            Forgery("the deletion of a message") { folder in
                let log = try await CommitLog(sharedCluster().url, .init(name: name(of: folder)))
                try await log.goPast("STREAM.MSG.DELETE", #"{"seq":1}"#)
            },
            Forgery("a purge of the stream") { folder in
                let log = try await CommitLog(sharedCluster().url, .init(name: name(of: folder)))
                try await log.goPast("STREAM.PURGE")
            },
        ]
    ) { folder, now in
        try await openStore(on: sharedCluster(), named: name(of: folder), now: now).store
    }
}

/// Events with ids of their own that say the numbers.
func numbered(_ numbers: ClosedRange<Int>) -> [EventToAppend] {
    numbers.map {
        EventToAppend(
            id: UUID(), type: "counted", payload: Data("\($0)".utf8), metadata: Data("{}".utf8))
    }
}
