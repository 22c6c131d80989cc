import Foundation
import Hosting
import Staff

/// One architecture while it runs: a process for each member, all ended at the end.
actor RunningApp {
    nonisolated let address: String
    private let executable: String
    private let folder: String
    private let members: [Supervisor.Member]
    private var addresses: [String: String]
    private var processes: [String: ServiceProcess]

    /// Starts the members in order, and waits until all are ready. The last is the front door.
    static func start(
        _ executable: String, _ members: [Supervisor.Member], in folder: String
    ) async throws -> RunningApp {
        var addresses: [String: String] = [:]
        var processes: [String: ServiceProcess] = [:]
        var door = ""
        do {
            for member in members {
                let process = try await start(executable, member.arguments(addresses), port: 0)
                processes[member.name] = process
                addresses[member.name] = process.address
                door = process.address
                try await waitUntilReady(process.address)
            }
        } catch {
            for process in processes.values { process.kill() }
            for process in processes.values { try await process.end() }
            throw error
        }
        return RunningApp(executable, members, folder, addresses, processes, door)
    }

    private init(
        _ executable: String, _ members: [Supervisor.Member], _ folder: String,
        _ addresses: [String: String], _ processes: [String: ServiceProcess], _ door: String
    ) {
        self.executable = executable
        self.members = members
        self.folder = folder
        self.addresses = addresses
        self.processes = processes
        address = door
    }

    var count: Int { processes.count }

    /// The memory of all, and the processor time that they have had so far.
    var figures: (memory: Int, processor: Double) {
        let all = processes.values.compactMap { ProcessFigures(of: $0.id) }
        return (all.reduce(0) { $0 + $1.memory }, all.reduce(0) { $0 + $1.processor })
    }

    /// The memory of the process that `component` runs in.
    func memory(of component: Component) -> Int {
        processes[name(of: component)].flatMap { ProcessFigures(of: $0.id)?.memory } ?? 0
    }

    /// Ends the process of `component` by SIGKILL, and returns when it is gone.
    func kill(_ component: Component) async throws {
        let process = processes[name(of: component)]
        process?.kill()
        try await process?.end()
    }

    /// Starts the process of `component` again, where it was. It need not be ready yet.
    func startAgain(_ component: Component) async throws {
        let name = name(of: component)
        let port = URL(string: addresses[name] ?? "")?.port ?? 0
        processes[name] = try await start(name, port: port)
    }

    /// Replaces `component` by a new version of it: its program is the same here.
    ///
    /// In a process of its own, a second instance takes over while the first is replaced where it
    /// was, since others may know its address. In the one process of all, there is a moment without.
    func update(_ component: Component) async throws {
        let name = name(of: component)
        guard let old = processes[name] else { return }
        guard members.count > 1 else {
            try await old.stop()
            try await startAgain(component)
            return try await RunningApp.waitUntilReady(address)
        }
        let book = AddressBook("\(folder)/\(name).addresses")
        let between = try await start(name, port: 0)
        do {
            try await RunningApp.waitUntilReady(between.address)
            try book.use([between.address])
            try await settle()
            try await old.stop()
            try await startAgain(component)
            try await RunningApp.waitUntilReady(old.address)
            try book.use([old.address])
            try await settle()
        } catch {
            between.kill()
            _ = try? await between.end()
            throw error
        }
        try await between.stop()
    }

    /// Stops all, the front door first.
    func stop() async throws {
        for member in members.reversed() { try await processes[member.name]?.stop() }
    }

    /// Ends all by SIGKILL, when nothing is asked of them any more.
    func kill() async {
        for process in processes.values { process.kill() }
        for process in processes.values { _ = try? await process.end() }
    }

    /// Of a lesson with one process, that.
    private func name(of component: Component) -> String {
        processes[component.rawValue] == nil ? members[0].name : component.rawValue
    }

    private func start(_ name: String, port: Int) async throws -> ServiceProcess {
        guard let member = members.first(where: { $0.name == name }) else {
            throw CancellationError()
        }
        return try await RunningApp.start(executable, member.arguments(addresses), port: port)
    }

    /// A start is never cancelled half-way: what has begun to run must be ended.
    private static func start(
        _ executable: String, _ arguments: [String], port: Int
    ) async throws -> ServiceProcess {
        try await Task {
            try await ServiceProcess.start(
                executable, arguments + ["--port", "\(port)"], inOwnGroup: true)
        }.value
    }

    private static func waitUntilReady(_ address: String) async throws {
        let app = AppUnderLoad(at: address)
        let end = ContinuousClock.now + .seconds(20)
        while (try? await app.isReady()) != true {
            try Task.checkCancellation()
            guard ContinuousClock.now < end else { throw NotReady(address: address) }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Requests are on their way that had chosen the old instance before: longer than one takes.
    private func settle() async throws {
        try await Task.sleep(for: .milliseconds(300))
    }
}

struct NotReady: Error, CustomStringConvertible {
    let address: String

    var description: String { "The service at \(address) did not become ready in 20 seconds." }
}
