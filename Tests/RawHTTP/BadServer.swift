import Foundation
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
    private let record: Record

    /// The head of each request that it has received.
    public var requests: [String] { record.requests }

    fileprivate init(_ address: String, _ record: Record) {
        self.address = address
        self.record = record
    }

    /// What all connections share.
    fileprivate final class Record: Sendable {
        let manner: @Sendable (_ request: Int) -> Manner
        private let state = Mutex<(requests: [String], connections: [any Channel])>(([], []))

        init(_ manner: @escaping @Sendable (Int) -> Manner) {
            self.manner = manner
        }

        var requests: [String] { state.withLock { $0.requests } }

        func connected(_ channel: any Channel) {
            state.withLock { $0.connections.append(channel) }
        }

        /// Notes a request, and says what is to be done with it.
        func received(_ head: String) -> Manner {
            let number = state.withLock { state in
                state.requests.append(head)
                return state.requests.count
            }
            return manner(number)
        }

        func close() {
            for channel in state.withLock({ $0.connections }) { channel.close(promise: nil) }
        }
    }

    /// Reads requests from one connection, and treats them as they are not used to.
    fileprivate final class Rudeness: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let record: Record
        private var text = ""

        init(_ record: Record) {
            self.record = record
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += String(buffer: unwrapInboundIn(data))
            guard let head = Self.firstRequest(in: text) else { return }
            text = ""
            let channel = context.channel
            switch record.received(head) {
            case .sends(let answer): send(answer, on: channel)
            case .breaksOff(let answer):
                channel.writeAndFlush(ByteBuffer(string: answer))
                    .whenComplete { _ in channel.close(promise: nil) }
            case .drips(let beginning, let interval):
                send(beginning, on: channel)
                let delay = TimeAmount(interval)
                channel.eventLoop.scheduleRepeatedTask(initialDelay: delay, delay: delay) { task in
                    guard channel.isActive else { return task.cancel() }
                    channel.writeAndFlush(ByteBuffer(string: " "), promise: nil)
                }
            case .silence: break
            }
        }

        private func send(_ text: String, on channel: any Channel) {
            channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
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
}

/// Serves on a free loopback port while `body` runs.
///
/// - Parameter manner: what it does with the first request, the second, and so on.
public func withBadServer<Result: Sendable>(
    _ manner: @escaping @Sendable (_ request: Int) -> BadServer.Manner,
    _ body: @escaping @Sendable (BadServer) async throws -> Result
) async throws -> Result {
    let record = BadServer.Record(manner)
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .childChannelInitializer { channel in
            record.connected(channel)
            return channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(BadServer.Rudeness(record))
            }
        }
        .bind(host: "127.0.0.1", port: 0).get()
    defer {
        listener.close(promise: nil)
        record.close()
    }
    let port = listener.localAddress?.port ?? 0
    return try await body(BadServer("http://127.0.0.1:\(port)", record))
}

/// Serves every request in the same manner while `body` runs.
public func withBadServer<Result: Sendable>(
    _ manner: BadServer.Manner,
    _ body: @escaping @Sendable (BadServer) async throws -> Result
) async throws -> Result {
    try await withBadServer { _ in
        manner
    } _: { server in
        try await body(server)
    }
}

/// An address at which nobody listens while `body` runs, since its port is bound and never listens.
@discardableResult public func withDeadAddress<Result>(
    _ body: (String) async throws -> Result
) async throws -> Result {
    #if canImport(Darwin)
        let socket = socket(AF_INET, SOCK_STREAM, 0)
    #else
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { address in
        address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            bind(socket, address, size) == 0 && getsockname(socket, address, &size) == 0
        }
    }
    guard isBound else { throw NoPort() }
    return try await body("http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))")
}

struct NoPort: Error {}

/// An address at which anybody may listen: the port was given back a moment ago.
public func freeAddress() async throws -> String {
    let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .bind(host: "127.0.0.1", port: 0).get()
    let port = channel.localAddress?.port ?? 0
    try await channel.close()
    return "http://127.0.0.1:\(port)"
}
