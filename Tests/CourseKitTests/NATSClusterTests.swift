import Foundation
import Testing

@testable import CourseKit
@testable import NATSCluster

/// With a program in the place of the server that does what a server could do.
@Suite struct NATSClusterTests {
    /// Writes a shell script that is a server of some version, and gives its path and its folder.
    private func withServer(
        _ version: String = "2.15.1", _ script: String = "",
        _ body: (String, URL) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "outgrow-fake-\(UUID().uuidString.lowercased())")
        let bin = folder.appending(path: ".course/nats/bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = bin.appending(path: "nats-server").path
        try """
        #!/bin/sh
        if [ "$1" = --version ]; then echo "nats-server: v\(version)"; exit; fi
        echo run >> "\(folder.path)/runs"
        echo $$ >> "\(folder.path)/ids"
        \(script)
        """.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        try await body(path, folder)
    }

    private func lines(_ file: String, in folder: URL) -> [String] {
        let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
        return (text ?? "").split(separator: "\n").map(String.init)
    }

    private func running(in folder: URL) -> [Int32] {
        lines("ids", in: folder).compactMap { Int32($0) }.filter { kill($0, 0) == 0 }
    }

    @Test func `a server that is new enough is found below the root`() async throws {
        try await withServer { path, root in
            let server = try await NATSServer.find(root: root, environment: [:])
            #expect(server.path == path)
            #expect(server.version == "2.15.1")
        }
    }

    @Test func `a server that is too old is refused, and the advice says what to install`()
        async throws
    {
        try await withServer("2.9.10") { path, root in
            let error = await #expect(throws: NATSUnavailable.self) {
                try await NATSServer.find(root: root, environment: [:])
            }
            #expect(error?.description.contains("\(path) is 2.9.10, too old.") == true)
            #expect(error?.description.contains("brew install nats-server") == true)
        }
    }

    @Test func `the server that NATS_SERVER names is meant, and no other`() async throws {
        try await withServer { _, root in
            try await withServer("2.9.10") { old, _ in
                for named in [old, "/nowhere/nats-server"] {
                    let error = await #expect(throws: NATSUnavailable.self) {
                        try await NATSServer.find(root: root, environment: ["NATS_SERVER": named])
                    }
                    #expect(error?.description.contains(named) == true)
                }
            }
        }
    }

    @Test func `nodes that do not start are tried with other ports, and none is left`()
        async throws
    {
        // The first three nodes wait until all are there; the second ends then.
        let script = """
            until [ "$(wc -l < "$(dirname "$0")/../../../runs")" -ge 3 ]; do sleep 0.01; done
            case $2 in */n2/*) echo "address already in use"; exit 1;; esac
            exec sleep 600
            """
        try await withServer("2.15.1", script) { path, folder in
            let error = await #expect(throws: NATSUnavailable.self) {
                _ = try await NATSCluster(
                    NATSServer(path: path, version: "2.15.1"), in: folder.appending(path: "nodes"))
            }
            #expect(error?.description.contains("address already in use") == true)
            #expect(lines("runs", in: folder).count == 9, "Three nodes, three times.")
            #expect(running(in: folder).isEmpty, "Those that did start are ended.")
            #expect(
                !FileManager.default.fileExists(atPath: folder.appending(path: "nodes").path))
        }
    }

    @Test func `nodes that start the second time are a cluster`() async throws {
        let script = """
            if [ "$(wc -l < "$(dirname "$0")/../../../runs")" -le 3 ]; then exit 1; fi
            echo "JetStream cluster new metadata leader"
            exec sleep 600
            """
        try await withServer("2.15.1", script) { path, folder in
            let cluster = try await NATSCluster(
                NATSServer(path: path, version: "2.15.1"), in: folder.appending(path: "nodes"))
            #expect(cluster.url.split(separator: ",").count == 3)
            await cluster.stop()
            #expect(running(in: folder).isEmpty)
        }
    }

    @Test func `a node that is killed at once is ended all the same`() async throws {
        try await withServer("2.15.1", "exec sleep 600") { path, folder in
            let node = NATSNode(
                "n1", server: path, configuration: "", folder: folder.appending(path: "n1").path)
            await node.kill()
            #expect(running(in: folder).isEmpty)
        }
    }

    @Test func `the doctor tells of the server that NATS needs`() async throws {
        try await withServer { path, root in
            try TemporaryFolder(root: root).writeCourse()
            let doctor = Doctor(course: try Course(root: root))
            let found = try await doctor.natsServer(environment: [:])
            #expect(found.verdict == .fine)
            #expect(found.detail.contains(path))
            let missing = try await doctor.natsServer(environment: ["NATS_SERVER": "/no"])
            #expect(missing.verdict == .missing)
            #expect(missing.detail.contains("Install nats-server"))
        }
    }
}
