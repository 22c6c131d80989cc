public import Hummingbird
public import Logging

/// Serves `responder` on a free loopback port of this process while `body` runs.
///
/// - Parameters:
///   - logger: what the requests log to; nothing unless given.
///   - body: is given the address, as in `http://127.0.0.1:49152`.
public func withServer<Result: Sendable, Responder: HTTPResponder>(
    _ responder: Responder,
    logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
    _ body: @escaping @Sendable (String) async throws -> Result
) async throws -> Result
where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    let application = Application(
        responder: responder, server: .readable,
        configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in
            continuation.yield("http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
        },
        logger: logger)
    return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
            defer { continuation.finish() }
            try await application.run()
            return nil
        }
        group.addTask {
            for await address in addresses { return try await body(address) }
            return nil
        }
        defer { group.cancelAll() }
        while let result = try await group.next() {
            if let result { return result }
        }
        throw CancellationError()
    }
}
