import Foundation
import Subprocess
import Synchronization
import SystemPackage

/// One node of a cluster, in an operating-system process of its own.
///
/// It ends with this process at the latest: a shell beside it waits for the end of its input.
final class NATSNode: Sendable {
    let name: String
    private let state = Mutex(State())
    private let running: Task<Void, any Error>

    private struct State {
        var id: Int32?
        var lines: [String] = []
        var hasEnded = false
    }

    /// - Parameter configuration: the path of the node's configuration file.
    init(_ name: String, server: String, configuration: String, folder: String) {
        self.name = name
        let lines = AsyncStream.makeStream(of: String.self)
        running = Task {
            defer { lines.continuation.finish() }
            _ = try await run(
                .path("/bin/sh"),
                arguments: ["-c", NATSNode.keeper, "nats", server, configuration, folder],
                input: .inputWriter, output: .sequence, error: .combinedWithOutput
            ) { execution in
                for try await line in execution.standardOutput.strings() {
                    lines.continuation.yield(line)
                }
            }
        }
        Task { [weak self] in
            for await line in lines.stream { self?.take(line) }
            self?.state.withLock { $0.hasEnded = true }
        }
    }

    /// Starts the server beside itself, and ends it when its own input ends.
    ///
    /// A server that was still running then leaves its folder to nobody, so it is removed.
    private static let keeper = """
        exec 3<&0
        "$1" -c "$2" </dev/null 3<&- & server=$!
        echo "process $server"
        { cat <&3 >/dev/null; kill -9 $server && rm -rf "$3" && rmdir "${3%/*}"; } >/dev/null 2>&1 &
        exec 3<&-
        wait $server
        """

    private func take(_ line: String) {
        state.withLock { state in
            if line.hasPrefix("process "), state.id == nil {
                state.id = Int32(line.dropFirst(8).filter(\.isNumber))
            }
            state.lines = state.lines.suffix(200) + [line]
        }
    }

    var lines: [String] { state.withLock { $0.lines } }
    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    /// The process id of the server, once it has begun.
    var id: Int32? { state.withLock { $0.id } }

    /// Ends the server by SIGKILL, and returns when it has ended.
    func kill() async {
        // The shell tells whom to kill when it has begun. Not stopped by a cancellation.
        while id == nil, !hasEnded {
            await Task { try? await Task.sleep(for: .milliseconds(5)) }.value
        }
        if let id, !hasEnded { _ = Foundation.kill(id, SIGKILL) }
        _ = try? await running.value
    }
}
