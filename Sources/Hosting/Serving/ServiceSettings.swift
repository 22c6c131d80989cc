import Hummingbird
public import Logging

/// What a service in a process of its own is told from outside.
public struct ServiceSettings: Sendable {
    /// 0 for a port that is free.
    public var port: Int
    public var logger: Logger
    /// How long requests in flight may take to end after SIGTERM.
    public var drainLimit: Duration

    public init(port: Int = 0, logger: Logger, drainLimit: Duration = .seconds(10)) {
        self.port = port
        self.logger = logger
        self.drainLimit = drainLimit
    }
}

extension Server {
    public init(_ responder: Responder, _ settings: ServiceSettings) {
        self.init(
            responder, port: settings.port, logger: settings.logger,
            drainLimit: settings.drainLimit)
    }
}
