public import Foundation

/// Three nodes of NATS with JetStream, on the loopback, with their files in one folder.
public actor NATSCluster {
    /// All nodes, with commas between: what a client is given.
    public nonisolated let url: String
    public nonisolated let server: NATSServer
    /// The names of the nodes: n1, n2, n3.
    public nonisolated let names: [String]
    private nonisolated let folder: URL
    private var nodes: [String: NATSNode] = [:]

    /// When a node makes sure that what it has acknowledged is on its disk.
    public enum Sync: String, Sendable, CaseIterable {
        /// Two minutes later at the latest, which is the server's default. Until then the other
        /// nodes are what keeps it.
        case later = "2m"
        /// Before the acknowledgement.
        case always
    }

    /// Starts the nodes, and returns when they have agreed on a leader.
    ///
    /// - Parameters:
    ///   - folder: is made, and removed with the cluster.
    ///   - room: what a node may take of its disk, as in `8MB`; most of it, unless given.
    /// - Throws: ``NATSUnavailable``. No node runs then.
    public init(
        _ server: NATSServer, in folder: URL, sync: Sync = .later, room: String? = nil
    ) async throws {
        self.server = server
        self.folder = folder
        names = ["n1", "n2", "n3"]
        // A free port may be somebody else's a moment later: a node ends then.
        var attempt = 1
        while true {
            let ports = try freePorts(6)
            let settings =
                "sync_interval: \"\(sync.rawValue)\""
                + (room.map { ", max_file_store: \($0)" } ?? "")
            let nodes = try NATSCluster.start(names, server, in: folder, ports, settings)
            do {
                try await NATSCluster.wait("agree on a leader", for: nodes) {
                    $0.contains("metadata leader")
                }
                self.nodes = nodes
                url = ports.prefix(3).map { "nats://127.0.0.1:\($0)" }.joined(separator: ",")
                return
            } catch {
                let isOver = attempt == 3 || !nodes.values.contains(where: \.hasEnded)
                for node in nodes.values { await node.kill() }
                try? FileManager.default.removeItem(at: folder)
                if isOver || Task.isCancelled { throw error }
                attempt += 1
            }
        }
    }

    private static func start(
        _ names: [String], _ server: NATSServer, in folder: URL, _ ports: [Int],
        _ settings: String
    ) throws -> [String: NATSNode] {
        let routes = ports.suffix(3).map { "\"nats://127.0.0.1:\($0)\"" }.joined(separator: ", ")
        for (index, name) in names.enumerated() {
            let store = folder.appending(path: name)
            try FileManager.default.createDirectory(at: store, withIntermediateDirectories: true)
            try """
            server_name: \(name)
            host: 127.0.0.1
            port: \(ports[index])
            max_payload: 8MB
            jetstream { store_dir: "\(store.path)", \(settings) }
            cluster {
              name: outgrow
              listen: "127.0.0.1:\(ports[index + 3])"
              routes: [\(routes)]
            }
            """.write(to: configuration(of: name, in: folder), atomically: true, encoding: .utf8)
        }
        return names.reduce(into: [:]) { $0[$1] = start($1, server, in: folder) }
    }

    private static func start(_ name: String, _ server: NATSServer, in folder: URL) -> NATSNode {
        NATSNode(
            name, server: server.path, configuration: configuration(of: name, in: folder).path,
            folder: folder.appending(path: name).path)
    }

    private static func configuration(of name: String, in folder: URL) -> URL {
        folder.appending(path: "\(name)/nats.conf")
    }

    /// Ends a node by SIGKILL: without warning, and without a chance to finish anything.
    public func kill(_ name: String) async {
        await nodes[name]?.kill()
    }

    /// Starts a node again that has ended. It finds its files, and catches up with the others.
    public func restart(_ name: String) async throws {
        let node = NATSCluster.start(name, server, in: folder)
        nodes[name] = node
        try await NATSCluster.wait("start again", for: [name: node]) {
            $0.contains("Server is ready")
        }
    }

    /// Ends all nodes, and removes their files.
    public func stop() async {
        for node in nodes.values { await node.kill() }
        try? FileManager.default.removeItem(at: folder)
    }

    private static func wait(
        _ what: String, for nodes: [String: NATSNode], _ sign: (String) -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            if nodes.values.contains(where: { $0.lines.contains(where: sign) }) { return }
            if nodes.values.contains(where: \.hasEnded) || ContinuousClock.now > deadline {
                let log = nodes.values.flatMap { node in
                    node.lines.suffix(10).map { "\(node.name): \($0)" }
                }
                throw NATSUnavailable(
                    "The nodes did not \(what).\n" + log.joined(separator: "\n"))
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
