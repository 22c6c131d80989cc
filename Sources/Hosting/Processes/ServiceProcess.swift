import Foundation
public import Subprocess
import Synchronization
import SystemPackage

/// A service that runs in an operating-system process of its own.
///
/// It ends with this process at the latest, since its standard input closes then.
public final class ServiceProcess: Sendable {
    /// Where it listens, as in `http://127.0.0.1:49152`.
    public let address: String
    /// The id that the operating system gave it.
    public let id: Int32
    private let log: Log
    private let running: Task<TerminationStatus, any Error>

    /// Starts `executable`, and returns when it prints `listening on ADDRESS`.
    ///
    /// - Parameters:
    ///   - inOwnGroup: whether a Ctrl-C in the terminal is for this process alone, which stops the
    ///     service then in its own way.
    ///   - output: is given every line that it prints, in the place of ``lines``.
    ///   - limit: after which it is killed if it has not said so, as it is on cancellation.
    /// - Throws: ``DidNotStart`` when it ends before it listens.
    public static func start(
        _ executable: String, _ arguments: [String], inOwnGroup: Bool = false,
        within limit: Duration = .seconds(60), output: (@Sendable (String) -> Void)? = nil
    ) async throws -> ServiceProcess {
        let log = Log()
        var options = PlatformOptions()
        if inOwnGroup { options.processGroupID = 0 }
        let platform = options
        let (starts, continuation) = AsyncStream.makeStream(of: (id: Int32, address: String).self)
        let launch = Launch()
        let running = Task {
            defer {
                log.close()
                launch.end()
                continuation.finish()
            }
            return try await Subprocess.run(
                .path(.init(executable)), arguments: .init(arguments),
                // A trap ends the process at once, without the seconds that a backtrace takes.
                environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]),
                platformOptions: platform,
                input: .inputWriter, output: .sequence, error: .combinedWithOutput
            ) { execution in
                let id = Int32(execution.processIdentifier.value)
                launch.begin(as: id)
                var isListening = false
                for try await line in execution.standardOutput.strings() {
                    // What it says before it listens tells why it never did.
                    output?(line.trimmed)
                    if output == nil || !isListening { log.append(line) }
                    // At the start of the line: Hummingbird's log has the words too.
                    let words = "listening on "
                    if line.hasPrefix(words) {
                        isListening = true
                        launch.end()
                        continuation.yield((id, line.dropFirst(words.count).trimmed))
                    }
                }
            }.terminationStatus
        }
        let alarm = Task {
            try await Task.sleep(for: limit)
            launch.kill()
        }
        defer { alarm.cancel() }
        return try await withTaskCancellationHandler {
            // Whoever is cancelled waits too, since the process is killed and must have ended.
            let start = await Task { await starts.first { _ in true } }.value
            if let start {
                return ServiceProcess(
                    address: start.address, id: start.id, log: log, running: running)
            }
            throw DidNotStart(
                status: try await running.value, log: log.lines,
                wasKilled: launch.wasKilled)
        } onCancel: {
            launch.kill()
        }
    }

    private init(
        address: String, id: Int32, log: Log, running: Task<TerminationStatus, any Error>
    ) {
        self.address = address
        self.id = id
        self.log = log
        self.running = running
    }

    /// What it has printed so far, a line each.
    public var lines: [String] { log.lines }

    /// Ends it by SIGKILL: without warning, and without a chance to finish anything.
    public func kill() { send(SIGKILL) }

    /// Sends it a signal, unless it has ended.
    public func send(_ signal: Int32) {
        guard !log.isClosed else { return }
        _ = Foundation.kill(id, signal)
    }

    /// Waits until it has ended, and returns how.
    @discardableResult public func end() async throws -> TerminationStatus {
        try await running.value
    }

    /// Ends it: SIGTERM first, SIGKILL if it has not ended within `limit`.
    @discardableResult public func stop(
        within limit: Duration = .seconds(15)
    ) async throws -> TerminationStatus {
        send(SIGTERM)
        return try await end(within: limit)
    }

    /// Waits until it has ended, and kills it if it has not within `limit`.
    @discardableResult public func end(within limit: Duration) async throws -> TerminationStatus {
        let last = Task {
            try await Task.sleep(for: limit)
            kill()
        }
        defer { last.cancel() }
        return try await end()
    }

    /// A service ended before it listened, or did not say in time that it does.
    public struct DidNotStart: Error, CustomStringConvertible {
        public let status: TerminationStatus
        public let log: [String]
        /// Whether it was killed, since it took too long, or nobody waited for it any more.
        public let wasKilled: Bool

        public var description: String {
            let what =
                wasKilled
                ? "The service runs, has not printed `listening on` with its address, and was killed"
                : "The service ended before it listened"
            return "\(what): \(status).\n" + log.joined(separator: "\n")
        }
    }

    /// A process until it says that it listens: it may be killed as long.
    private final class Launch: Sendable {
        private struct State {
            var id: Int32?
            var isOver = false
            var wasKilled = false
        }

        private let state = Mutex(State())

        var wasKilled: Bool { state.withLock { $0.wasKilled } }

        func begin(as id: Int32) {
            state.withLock { state in
                state.id = id
                if state.wasKilled { _ = Foundation.kill(id, SIGKILL) }
            }
        }

        /// It listens, or has ended.
        func end() { state.withLock { $0.isOver = true } }

        func kill() {
            state.withLock { state in
                guard !state.isOver else { return }
                state.wasKilled = true
                if let id = state.id { _ = Foundation.kill(id, SIGKILL) }
            }
        }
    }
}

/// Runs a service while `body` runs, and ends it then, whatever happens.
public func withService<Result: Sendable>(
    _ executable: String, _ arguments: [String], startsWithin limit: Duration = .seconds(20),
    isolation: isolated (any Actor)? = #isolation,
    _ body: (ServiceProcess) async throws -> Result
) async throws -> Result {
    let service = try await ServiceProcess.start(executable, arguments, within: limit)
    do {
        let result = try await body(service)
        try await service.stop()
        return result
    } catch {
        try await service.stop()
        throw error
    }
}
