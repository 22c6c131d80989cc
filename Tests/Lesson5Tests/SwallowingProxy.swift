import NIOCore
import NIOPosix
import Synchronization

/// Stands between a client and a node, and keeps one acknowledgement for itself: the commit is
/// stored, and the connection ends before the client is told.
final class SwallowingProxy: Sendable {
    private struct State {
        var isArmed = false
        var isHolding = false
        var held = ""
        var hasSwallowed = false
    }

    private let state = Mutex(State())

    /// The next acknowledgement of a commit will not arrive.
    func arm() { state.withLock { $0.isArmed = true } }

    var hasSwallowed: Bool { state.withLock { $0.hasSwallowed } }

    /// What the client sends always passes. From a commit on, what the node sends does not.
    fileprivate func sent(_ text: String) {
        state.withLock { if $0.isArmed, text.contains("HPUB ") { $0.isHolding = true } }
    }

    /// Whether what the node sends passes, and whether the connection ends here.
    fileprivate func answered(_ text: String) -> (passes: Bool, ends: Bool) {
        state.withLock { state in
            guard state.isHolding else { return (true, false) }
            state.held += text
            // The node has it: this is the acknowledgement with its sequence.
            guard state.held.contains(/"seq": ?[1-9]/) else { return (false, false) }
            state = State(hasSwallowed: true)
            return (false, true)
        }
    }

    /// Hands over what one side sends to the other.
    fileprivate final class Side: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let proxy: SwallowingProxy
        private let other: any Channel
        private let isClient: Bool

        init(_ proxy: SwallowingProxy, isClient: Bool, other: any Channel) {
            self.proxy = proxy
            self.other = other
            self.isClient = isClient
        }

        func channelActive(context: ChannelHandlerContext) {
            // The node speaks first: not before there is somebody to hear it.
            if isClient { other.setOption(.autoRead, value: true).whenComplete { _ in } }
            context.fireChannelActive()
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            let text = String(buffer: bytes)
            if isClient { proxy.sent(text) }
            let verdict = isClient ? (passes: true, ends: false) : proxy.answered(text)
            if verdict.passes { other.writeAndFlush(bytes, promise: nil) }
            if verdict.ends { context.close(promise: nil) }
        }

        func channelInactive(context: ChannelHandlerContext) {
            other.close(promise: nil)
            context.fireChannelInactive()
        }
    }
}

/// Runs `body` with the address of a proxy before the node at `port`.
func withProxy<Result: Sendable>(
    to port: Int, _ body: (_ url: String, _ proxy: SwallowingProxy) async throws -> Result
) async throws -> Result {
    let proxy = SwallowingProxy()
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .childChannelInitializer { client in
            ClientBootstrap(group: client.eventLoop)
                .channelOption(.autoRead, value: false)
                .channelInitializer { node in
                    node.eventLoop.makeCompletedFuture {
                        try node.pipeline.syncOperations.addHandler(
                            SwallowingProxy.Side(proxy, isClient: false, other: client))
                    }
                }
                .connect(host: "127.0.0.1", port: port)
                .flatMapThrowing { node in
                    try client.pipeline.syncOperations.addHandler(
                        SwallowingProxy.Side(proxy, isClient: true, other: node))
                }
        }
        .bind(host: "127.0.0.1", port: 0).get()
    defer { listener.close(promise: nil) }
    return try await body("nats://127.0.0.1:\(listener.localAddress?.port ?? 0)", proxy)
}
