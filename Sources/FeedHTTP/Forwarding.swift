public import HTTPTypes
public import Hummingbird
import NIOCore
public import StaffHTTP

/// Passes requests on to a service as they are, and its answers back.
public struct Forwarding: Routes {
    private let method: HTTPRequest.Method
    private let path: String
    private let calls: any ServiceCalls

    /// - Parameter path: as a router takes it, as in `employees/:id/personal-data`.
    public init(_ method: HTTPRequest.Method, _ path: String, to calls: any ServiceCalls) {
        self.method = method
        self.path = path
        self.calls = calls
    }

    public func add(to router: Router<StaffContext>) {
        router.on(RouterPath(path), method: method, use: forward)
    }

    @Sendable private func forward(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        var passed = ServiceRequest(method, target: request.uri.description)
        for name in Forwarding.passedOn { passed.headers[name] = request.headers[name] }
        // Longer than a query waits for its token.
        let answer = try await calls.send(passed, within: .seconds(10))
        guard answer.status < 500 || answer.status == 501 else {
            throw ServiceFailure(answer.service, .failed(status: answer.status))
        }
        var headers = HTTPFields()
        for name in Forwarding.passedBack { headers[name] = answer.headers[name] }
        return Response(
            status: .init(code: answer.status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
    }

    private static let passedOn: [HTTPField.Name] = [
        .staffAfter, HTTPField.Name("X-Actor")!,
    ]
    private static let passedBack: [HTTPField.Name] = [
        .contentType, .retryAfter, .staffMissing,
    ]
}
