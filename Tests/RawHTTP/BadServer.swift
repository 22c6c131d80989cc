import NIOCore
import NIOPosix
import Synchronization

/// A server on a real socket that answers as no server should.
public final class BadServer: Sendable {
    /// What it does with a request.
    public enum Manner: Sendable {
        /// Sends these bytes, and keeps the connection.
        case sends(String)
        /// Sends these bytes, and closes the connection.
        case breaksOff(after: String)
        /// Sends these bytes, and then one more at each interval, without end.
        case drips(after: String, every: Duration)
        /// Keeps the connection, and sends nothing.
        case silence
    }

    /// As in `http://127.0.0.1:49152`.
    public let address: String
    private let manner: @Sendable (_ request: Int) -> Manner
    private let received = Mutex<[String]>([])

    /// The head of each request that it has received.
    public var requests: [String] { received.withLock { $0 } }

    fileprivate init(_ address: String, _ manner: @escaping @Sendable (Int) -> Manner) {
        self.address = address
        self.manner = manner
    }

    fileprivate func serve(_ channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async throws {
        try await channel.executeThenClose { inbound, outbound in
            var text = ""
            for try await part in inbound {
                text += String(buffer: part)
                guard let request = Self.firstRequest(in: text) else { continue }
                text = ""
                let number = received.withLock { received in
                    received.append(request)
                    return received.count
                }
                switch manner(number) {
                case .sends(let answer): try await outbound.write(ByteBuffer(string: answer))
                case .breaksOff(let answer):
                    try await outbound.write(ByteBuffer(string: answer))
                    return
                case .drips(let beginning, let interval):
                    try await outbound.write(ByteBuffer(string: beginning))
                    while true {
                        // The server's own pace: nobody waits for it.
                        try await Task.sleep(for: interval)
                        try await outbound.write(ByteBuffer(string: " "))
                    }
                case .silence: continue
                }
            }
        }
    }

    /// The head of the request that `text` holds, once its body is there too.
    private static func firstRequest(in text: String) -> String? {
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let head = String(text[..<end.lowerBound])
        let length = head.lowercased().split(separator: "\r\n")
            .first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.split(separator: " ").last ?? "") }
        return text[end.upperBound...].utf8.count >= length ?? 0 ? head : nil
    }
}

/// Serves on a free loopback port while `body` runs.
///
/// - Parameter manner: what it does with the first request, the second, and so on.
public func withBadServer<Result: Sendable>(
    _ manner: @escaping @Sendable (_ request: Int) -> BadServer.Manner,
    _ body: @escaping @Sendable (BadServer) async throws -> Result
) async throws -> Result {
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .bind(host: "127.0.0.1", port: 0) { channel in
            channel.eventLoop.makeCompletedFuture {
                try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
    let port = listener.channel.localAddress?.port ?? 0
    let server = BadServer("http://127.0.0.1:\(port)", manner)
    return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
            try await listener.executeThenClose { connections in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await connection in connections {
                        // A client that goes away is no failure of the test.
                        group.addTask { try? await server.serve(connection) }
                    }
                }
            }
            return nil
        }
        group.addTask { try await body(server) }
        defer { group.cancelAll() }
        while let result = try await group.next() {
            if let result { return result }
        }
        throw CancellationError()
    }
}

/// An address at which nobody listens: the port was given back a moment ago.
public func deadAddress() async throws -> String {
    let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .bind(host: "127.0.0.1", port: 0).get()
    let port = channel.localAddress?.port ?? 0
    try await channel.close()
    return "http://127.0.0.1:\(port)"
}
