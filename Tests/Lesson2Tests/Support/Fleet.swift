import Experiments
import Foundation
import Hosting
import Synchronization

/// The processes of the app, each with its own port, on one folder.
final class Fleet: Sendable {
    let folder: String
    private let started = Mutex<[ServiceProcess]>([])
    private let logLevel: String

    fileprivate init(in folder: String, logLevel: String) {
        self.folder = folder
        self.logLevel = logLevel
    }

    /// Starts a service, and returns when it is ready.
    func serve(_ service: String, _ options: String...) async throws -> ServiceProcess {
        try await serve(service, options)
    }

    func serve(_ service: String, _ options: [String]) async throws -> ServiceProcess {
        let process = try await start(service, options)
        try await waitUntilReady(process)
        return process
    }

    /// Starts a gateway to these three, and returns when it is ready.
    func gateway(
        to employees: String, _ salary: String, _ vacation: String, _ options: String...
    ) async throws -> ServiceProcess {
        let addresses = ["--employees", employees, "--salary", salary, "--vacation", vacation]
        let process = try await start("gateway", addresses + options)
        try await waitUntilReady(process)
        return process
    }

    /// Starts a service, and returns when it listens.
    func start(_ service: String, _ options: [String] = []) async throws -> ServiceProcess {
        let arguments = [
            "serve", "--lesson", "2", "--service", service, "--data", folder,
            "--log-level", logLevel,
        ]
        return try await run(builtExecutable("staff-app"), arguments + options)
    }

    /// Starts any other program, and returns when it listens.
    func run(_ executable: String, _ arguments: [String]) async throws -> ServiceProcess {
        let process = try await ServiceProcess.start(executable, arguments)
        started.withLock { $0.append(process) }
        return process
    }

    fileprivate func stop() async throws {
        let processes = started.withLock { $0 }
        // The gateway first, so that nobody calls who is gone.
        for process in processes.reversed() { try await process.stop() }
    }
}

/// The three services and their gateway while `body` runs. They end then, whatever happens.
func withFleet<Result: Sendable>(
    logLevel: String = "error", isolation: isolated (any Actor)? = #isolation,
    _ body: (Fleet) async throws -> Result
) async throws -> Result {
    try await inTurn {
        try await withTemporaryFolder { folder in
            let fleet = Fleet(in: folder, logLevel: logLevel)
            do {
                let result = try await body(fleet)
                try await fleet.stop()
                return result
            } catch {
                try await fleet.stop()
                throw error
            }
        }
    }
}

/// Asks for `/health/ready` until it is answered 200.
///
/// - Throws: ``NotReady`` when the process has ended, or after `limit`.
func waitUntilReady(_ process: ServiceProcess, within limit: Duration = .seconds(20)) async throws {
    let end = ContinuousClock.now + limit
    let address = process.address + "/health/ready"
    while true {
        if let answer = try? await send("GET", address), answer.status == 200 { return }
        guard ContinuousClock.now < end, ProcessFigures(of: process.id) != nil else {
            throw NotReady(address: address, log: process.lines)
        }
        // A pause between two looks, for the machine's sake.
        try await Task.sleep(for: .milliseconds(5))
    }
}

/// A service has ended, or is not ready in time.
struct NotReady: Error, CustomStringConvertible {
    let address: String
    let log: [String]

    var description: String { "\(address) is not answered 200.\n" + log.joined(separator: "\n") }
}
