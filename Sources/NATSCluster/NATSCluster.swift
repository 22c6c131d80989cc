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
    /// - Parameter folder: is made, and removed with the cluster.
    /// - Throws: ``NATSUnavailable``.
    public init(
        _ server: NATSServer, in folder: URL, sync: Sync = .later
    ) async throws {
        self.server = server
        self.folder = folder
        names = ["n1", "n2", "n3"]
        let ports = try freePorts(6)
        url = ports.prefix(3).map { "nats://127.0.0.1:\($0)" }.joined(separator: ",")
        let routes = ports.suffix(3).map { "nats://127.0.0.1:\($0)" }
        for (index, name) in names.enumerated() {
            let store = folder.appending(path: name)
            try FileManager.default.createDirectory(at: store, withIntermediateDirectories: true)
            try """
            server_name: \(name)
            host: 127.0.0.1
            port: \(ports[index])
            max_payload: 8MB
            jetstream { store_dir: "\(store.path)", sync_interval: "\(sync.rawValue)" }
            cluster {
              name: outgrow
              listen: "127.0.0.1:\(ports[index + 3])"
              routes: [\(routes.map { "\"\($0)\"" }.joined(separator: ", "))]
            }
            """.write(
                to: configuration(of: name), atomically: true, encoding: .utf8)
        }
        for name in names { start(name) }
        try await wait("agree on a leader") { $0.contains("metadata leader") }
    }

    private nonisolated func configuration(of name: String) -> URL {
        folder.appending(path: "\(name)/nats.conf")
    }

    private func start(_ name: String) {
        nodes[name] = NATSNode(
            name, server: server.path, configuration: configuration(of: name).path,
            folder: folder.appending(path: name).path)
    }

    /// Ends a node by SIGKILL: without warning, and without a chance to finish anything.
    public func kill(_ name: String) async {
        await nodes[name]?.kill()
    }

    /// Starts a node again that has ended. It finds its files, and catches up with the others.
    public func restart(_ name: String) async throws {
        start(name)
        try await wait("start again", only: name) { $0.contains("Server is ready") }
    }

    /// Ends all nodes, and removes their files.
    public func stop() async {
        for node in nodes.values { await node.kill() }
        try? FileManager.default.removeItem(at: folder)
    }

    /// What the nodes have printed last.
    public var log: [String] {
        nodes.values.flatMap { node in node.lines.map { "\(node.name): \($0)" } }
    }

    private func wait(
        _ what: String, only name: String? = nil, for sign: (String) -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let nodes = nodes.filter { name == nil || $0.key == name }.values
            if nodes.contains(where: { $0.lines.contains(where: sign) }) { return }
            if nodes.contains(where: \.hasEnded) || ContinuousClock.now > deadline {
                throw NATSUnavailable(
                    "The nodes did not \(what).\n" + log.suffix(20).joined(separator: "\n"))
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
