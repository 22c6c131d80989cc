import Architectures
import Foundation
import Hosting
import Logging
import StaffHTTP

/// Runs all services of a lesson until it is told to stop, and says what happens to them.
func superviseServices(_ options: ServiceOptions, data folder: String) async throws {
    let logs = try ServiceLogs(in: "\(folder)/logs")
    say("Staff as services, with their data in \(folder), and their logs in \(logs.folder)")
    let supervisor = Supervisor(
        try ownPath(), services(of: options.lesson).map { member($0, options, data: folder) },
        isReady: isReady
    ) { event in
        switch event {
        case .started(let name, let process):
            let padding = String(repeating: " ", count: max(0, 9 - name.count))
            say("  \(name)\(padding)  \(process.address)  process \(process.id)")
        case .complete(let addresses):
            let door = addresses[Microservices.Service.gateway.rawValue] ?? ""
            say("\n\(invitation(to: door))")
        case .ended(let name, let status): say("\(name) has ended: \(status).")
        case .restarted(let name, let process):
            say("\(name) runs again, as process \(process.id).")
        case .givenUp(let name):
            say("\(name) ends again and again. It is left alone: see \(logs.folder)/\(name).log.")
        case .printed(let name, let line): logs.write(line, of: name)
        }
    }
    try await supervisor.run(logger: options.settings(for: "staff-app").logger)
}

@Sendable private func isReady(_ address: String) async -> Bool {
    let client = ServiceClient("a service", at: address)
    return (try? await client.send(.get("/health/ready"), within: .seconds(1)).status) == 200
}

/// The services in the order in which they are started: the front door is the last.
func services(of lesson: Int) -> [String] {
    switch lesson {
    case 1: ["staff"]
    case 2, 3: Microservices.Service.allCases.map(\.rawValue)
    default: CQRS.Service.allCases.map(\.rawValue)
    }
}

private func member(
    _ service: String, _ options: ServiceOptions, data folder: String
) -> Supervisor.Member {
    let isDoor = service == "gateway"
    return Supervisor.Member(service, port: isDoor ? options.port : 0) { addresses in
        var arguments = [
            "serve", "--lesson", "\(options.lesson)", "--service", service,
            "--data", folder, "--drain-limit", "\(options.drainLimit)",
            "--log-level", min(options.logLevel, .info).rawValue,
        ]
        if let nats = options.nats { arguments += ["--nats", nats] }
        if options.withBug { arguments.append("--with-bug") }
        if isDoor || service == "overview" {
            arguments += addresses.sorted { $0.key < $1.key }.flatMap { ["--\($0)", $1] }
        }
        return arguments
    }
}

/// The path of this executable, which the services run too.
func ownPath() throws -> String {
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(filePath: path).path(percentEncoded: false)
}
