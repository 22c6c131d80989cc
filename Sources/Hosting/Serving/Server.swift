import Foundation
public import Hummingbird
public import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Serves HTTP on a loopback port until it is told to stop.
public struct Server<Responder: HTTPResponder>: Sendable
where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    private let responder: Responder
    private let port: Int
    private let logger: Logger
    private let drainLimit: Duration

    /// - Parameters:
    ///   - port: 0 for one that is free.
    ///   - drainLimit: how long requests in flight may take to end after SIGTERM.
    public init(
        _ responder: Responder, port: Int, logger: Logger, drainLimit: Duration = .seconds(10)
    ) {
        self.responder = responder
        self.port = port
        self.logger = logger
        self.drainLimit = drainLimit
    }

    /// Serves until SIGTERM, SIGINT, the end of standard input, or cancellation.
    ///
    /// Requests in flight are answered first, for as long as the drain limit.
    ///
    /// - Parameters:
    ///   - stopsWithInput: whether the end of standard input is a reason to stop. A parent that dies
    ///     closes it, so a service never outlives the one who started it.
    ///   - listening: called once, with the address, when requests are answered.
    /// - Throws: ``PortTaken`` when another process has the port.
    public func run(
        stopsWithInput: Bool, listening: @escaping @Sendable (String) -> Void
    ) async throws {
        let application = Application(
            responder: responder,
            server: .readable,
            configuration: .init(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                listening("http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
            },
            logger: logger)
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: application)
        ]
        if stopsWithInput, StandardInput.canEnd {
            services.append(
                .init(
                    service: StandardInput(),
                    successTerminationBehavior: .gracefullyShutdownGroup))
        }
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = drainLimit
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortTaken(port: port)
        }
    }
}

/// Another process has the port.
public struct PortTaken: Error, CustomStringConvertible {
    public let port: Int

    public var description: String {
        "Port \(port) is in use. End the process that has it, or use --port 0 for one that is free."
    }
}
