public import Logging
import ServiceLifecycle
public import Subprocess
import UnixSignals

/// Keeps several services running, each in a process of its own, until it is told to stop.
///
/// One that ends is started again, on the same port. One that ends again and again is not.
public struct Supervisor: Sendable {
    /// A service to keep running.
    public struct Member: Sendable {
        public let name: String
        /// 0 for one that is free. Whatever it is, it stays.
        public let port: Int
        /// What it is started with, given the addresses of the members before it.
        public let arguments: @Sendable ([String: String]) -> [String]

        public init(
            _ name: String, port: Int = 0,
            _ arguments: @escaping @Sendable ([String: String]) -> [String]
        ) {
            self.name = name
            self.port = port
            self.arguments = arguments
        }
    }

    public enum Event: Sendable {
        case started(String, ServiceProcess)
        /// All members have been started once, and are ready, at these addresses.
        case complete([String: String])
        case ended(String, TerminationStatus)
        case restarted(String, ServiceProcess)
        /// It ended too often. The others go on.
        case givenUp(String)
        /// A line that a member has printed.
        case printed(String, line: String)
    }

    /// How often a member is started again within a minute.
    public static let restarts = 5

    private let executable: String
    private let members: [Member]
    private let isReady: @Sendable (_ address: String) async -> Bool
    private let report: @Sendable (Event) -> Void

    /// - Parameters:
    ///   - members: in the order in which they are started. They are stopped in the opposite one.
    ///   - isReady: whether the service at an address is ready. The next one is started then.
    public init(
        _ executable: String, _ members: [Member],
        isReady: @escaping @Sendable (_ address: String) async -> Bool,
        report: @escaping @Sendable (Event) -> Void
    ) {
        self.executable = executable
        self.members = members
        self.isReady = isReady
        self.report = report
    }

    /// Runs until SIGTERM, SIGINT, or the end of standard input where that is a pipe.
    ///
    /// - Throws: ``ServiceProcess/DidNotStart`` when a member does not start the first time.
    public func run(logger: Logger) async throws {
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: Supervising(supervisor: self))
        ]
        if StandardInput.canEnd {
            services.append(
                .init(
                    service: StandardInput(),
                    successTerminationBehavior: .gracefullyShutdownGroup))
        }
        let group = ServiceGroup(
            configuration: .init(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    /// Starts all members, and keeps them running until the task is cancelled.
    package func supervise() async throws {
        var addresses: [String: String] = [:]
        var kept: [Task<Void, Never>] = []
        var failure: (any Error)?
        do {
            for member in members where !Task.isCancelled {
                let arguments = member.arguments(addresses)
                let process = try await start(member.name, arguments, port: member.port)
                addresses[member.name] = process.address
                report(.started(member.name, process))
                kept.append(Task { await keep(member.name, process, arguments) })
                await untilReady(process.address)
            }
            report(.complete(addresses))
            await untilCancelled()
        } catch {
            failure = error
        }
        for task in kept.reversed() {
            task.cancel()
            await task.value
        }
        if let failure { throw failure }
    }

    /// Starts `process` again whenever it ends. Stops it when the task is cancelled.
    private func keep(_ name: String, _ process: ServiceProcess, _ arguments: [String]) async {
        let port = Int(process.address.split(separator: ":").last ?? "") ?? 0
        var process = process
        var restarts: [ContinuousClock.Instant] = []
        while true {
            let running = process
            let status = await withTaskCancellationHandler {
                try? await running.end()
            } onCancel: {
                Task { try await running.stop() }
            }
            guard !Task.isCancelled, let status else { return }
            report(.ended(name, status))
            // A start that fails is one more end: what was in its way may be gone the next time.
            var again: ServiceProcess?
            while again == nil, !Task.isCancelled {
                restarts.removeAll { ContinuousClock.now - $0 > .seconds(60) }
                guard restarts.count < Supervisor.restarts else { return report(.givenUp(name)) }
                restarts.append(.now)
                again = try? await start(name, arguments, port: port)
            }
            guard let again else { return }
            process = again
            report(.restarted(name, process))
        }
    }

    /// A start is never cancelled half-way: what has begun to run must be stopped.
    private func start(
        _ name: String, _ arguments: [String], port: Int
    ) async throws -> ServiceProcess {
        let report = report
        return try await Task {
            try await ServiceProcess.start(
                executable, arguments + ["--port", "\(port)"], inOwnGroup: true,
                output: { report(.printed(name, line: $0)) })
        }.value
    }

    /// Waits until a service is ready, for ten seconds at most: then it is started again or left.
    private func untilReady(_ address: String) async {
        let deadline = ContinuousClock.now + .seconds(10)
        while !Task.isCancelled, ContinuousClock.now < deadline, await !isReady(address) {
            try? await Task.sleep(for: .milliseconds(10))
        }
    }

    private func untilCancelled() async {
        let (never, continuation) = AsyncStream.makeStream(of: Void.self)
        await withTaskCancellationHandler {
            for await _ in never {}
        } onCancel: {
            continuation.finish()
        }
    }

    private struct Supervising: Service {
        let supervisor: Supervisor

        func run() async throws {
            try await cancelWhenGracefulShutdown { try await supervisor.supervise() }
        }
    }
}
