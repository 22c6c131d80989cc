import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Answers what can't be read as HTTP with `application/problem+json`, and closes the connection.
///
/// Such a request never comes to a router: it has no path. Without this it is answered with a bare
/// 400.
final class UnreadableRequests: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Requests that the app has not answered in full yet. Nobody else may write meanwhile.
    private var unanswered = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) { unanswered += 1 }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered -= 1 }
        context.write(data, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError, unanswered == 0 else {
            return context.fireErrorCaught(error)
        }
        let (head, body) = answer(to: error)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(string: body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            context.close(promise: nil)
        }
    }

    private func answer(to error: HTTPParserError) -> (HTTPResponse, String) {
        let (status, detail): (HTTPResponse.Status, String) =
            error == .headerOverflow
            ? (.requestHeaderFieldsTooLarge, "A header of the request is too long.")
            : (.badRequest, "This is no request of HTTP/1.1.")
        // Its type is none of the app's: the status says it all (RFC 9457, section 4.2.1).
        let body = """
            {"detail":"\(detail)","status":\(status.code),"title":"\(status.reasonPhrase)",\
            "type":"about:blank"}
            """
        let fields: HTTPFields = [
            .contentType: "application/problem+json", .contentLength: "\(body.utf8.count)",
            .connection: "close",
        ]
        return (HTTPResponse(status: status, headerFields: fields), body)
    }
}

extension HTTPServerBuilder {
    /// HTTP/1.1, where what can't be read is answered too.
    static var readable: HTTPServerBuilder {
        .http1(configuration: .init(additionalChannelHandlers: [UnreadableRequests()]))
    }
}
