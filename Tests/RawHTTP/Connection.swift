import Foundation
import NIOCore
import NIOPosix

/// A TCP connection on which bytes go as they are: half a request, or two at once.
public struct Connection {
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var received = ""

    fileprivate init(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.inbound = inbound.makeAsyncIterator()
        self.outbound = outbound
    }

    public func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    /// All that comes up to and with `end`, or until the other side closes the connection.
    public mutating func read(upTo end: String) async throws -> String {
        while !received.contains(end) {
            guard let next = try await inbound.next() else { break }
            received += String(buffer: next)
        }
        let split = received.firstRange(of: end)?.upperBound ?? received.endIndex
        defer { received = String(received[split...]) }
        return String(received[..<split])
    }

    /// All that comes until the other side closes the connection.
    public mutating func readToEnd() async throws -> String {
        while let next = try await inbound.next() { received += String(buffer: next) }
        defer { received = "" }
        return received
    }
}

/// Connects to `address`, as in `http://127.0.0.1:49152`, while `body` runs.
public func withConnection<Result: Sendable>(
    to address: String, _ body: @Sendable (inout Connection) async throws -> Result
) async throws -> Result {
    guard let url = URL(string: address), let host = url.host(), let port = url.port else {
        throw URLError(.badURL)
    }
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .connect(host: host, port: port) { channel in
            channel.eventLoop.makeCompletedFuture {
                try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
    return try await channel.executeThenClose { inbound, outbound in
        var connection = Connection(inbound, outbound)
        return try await body(&connection)
    }
}
