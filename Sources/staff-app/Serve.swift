import Architectures
import ArgumentParser
import Hosting
import Hummingbird

/// Serves one process of a lesson's architecture.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve one process of a lesson's architecture.",
        discussion: """
            Prints one line, “listening on http://127.0.0.1:PORT”, when it answers requests. On SIGTERM it \
            answers the requests in flight, and ends. It ends too when its standard input does, so \
            that it never outlives the process that started it.

            Example: staff-app serve --lesson 1 --data /tmp/staff --port 8080
            Example: staff-app serve --lesson 2 --service salary --data /tmp/staff
            """)

    @OptionGroup var options: ServiceOptions

    @Option(help: "The folder for the data. It is made if there is none.")
    var data: String

    @Option(
        help: """
            From Lesson 2 on, which service: employees, salary, vacation, gateway; from Lesson 4 \
            on overview too.
            """)
    var service: String?

    @Option(help: .hidden)
    var killAt: String?

    @OptionGroup(title: "Addresses, for the gateway and the overview") var peers: PeerOptions

    func run() async throws {
        try await options.run(data: data) {
            switch options.lesson {
            case 1:
                try await serveSingleProcess(options, data: data) { say("listening on \($0)") }
            case 4, 5: try await serveSide()
            default: try await serveService()
            }
        }
    }

    private func serveService() async throws {
        guard let service = service.flatMap({ Microservices.Service(rawValue: $0) }) else {
            throw ValidationError(
                "Use --service with one of employees, salary, vacation and gateway.")
        }
        let addresses = service == .gateway ? try peers.addresses() : Addresses()
        let settings = options.settings(for: service.rawValue)
        let listening: @Sendable (String) -> Void = { say("listening on \($0)") }
        switch options.lesson {
        case 2:
            try await Microservices.run(
                service, data: data, addresses: addresses, withBug: options.withBug,
                killPoint: KillPoint(killAt), settings, listening: listening)
        default:
            try await EventSourced.run(
                service, data: data, addresses: addresses, withBug: options.withBug,
                killPoint: KillPoint(killAt), settings, listening: listening)
        }
    }

    private func serveSide() async throws {
        guard let service = service.flatMap({ CQRS.Service(rawValue: $0) }) else {
            throw ValidationError(
                "Use --service with one of employees, salary, vacation, overview and gateway.")
        }
        let addresses =
            switch service {
            case .gateway: try peers.addresses(hasOverview: true)
            case .overview: try peers.addresses()
            default: Addresses()
            }
        try await CQRS.run(
            service, data: data, addresses: addresses, log: options.nats.map(DistributedLog.init),
            withBug: options.withBug, killPoint: KillPoint(killAt),
            options.settings(for: service.rawValue)
        ) { say("listening on \($0)") }
    }
}

/// Serves the whole app of Lesson 1.
func serveSingleProcess(
    _ options: ServiceOptions, data: String, listening: @escaping @Sendable (String) -> Void
) async throws {
    let router = try SingleProcess.router(data: data, withBug: options.withBug)
    let server = Server(router.buildResponder(), options.settings(for: "staff"))
    try await server.run(stopsWithInput: true, listening: listening)
}
