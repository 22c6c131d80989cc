import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Speaks HTTP to a running app, of which it knows the base URL and nothing else.
public struct StaffClient: Sendable {
    public typealias Prepare = @Sendable (inout StaffRequest) async throws -> Void
    public typealias Observe = @Sendable (Answer) async throws -> Void

    /// Scheme, host and port, without a slash at the end: `http://127.0.0.1:8080`.
    public let baseURL: String
    private let prepare: Prepare
    private let observe: Observe

    /// - Parameters:
    ///   - prepare: sees each request before it is sent, and may add to it: a token, say.
    ///   - observe: sees each answer before it is judged, and may keep something of it.
    public init(
        baseURL: String, prepare: @escaping Prepare = { _ in },
        observe: @escaping Observe = { _ in }
    ) {
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.prepare = prepare
        self.observe = observe
    }

    /// Sends a request, and waits at most 10 seconds for all of its answer.
    ///
    /// - Throws: ``Broken`` when no answer comes.
    public func send(_ request: StaffRequest) async throws -> Answer {
        var request = request
        try await prepare(&request)
        let answer: Answer
        do {
            answer = try await exchange(request)
        } catch {
            throw Broken(
                tried: "\(request)", expected: "an answer within 10 seconds",
                got: "none: \(error)",
                because: "Every request is answered, those that are refused too.")
        }
        try await observe(answer)
        return answer
    }

    private func exchange(_ request: StaffRequest) async throws -> Answer {
        var outgoing = HTTPClientRequest(url: baseURL + request.path)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for header in request.headers {
            outgoing.headers.add(name: header.name, value: header.value)
        }
        outgoing.body = request.body.map { .bytes($0) }
        let response = try await HTTPClient.shared.execute(outgoing, timeout: .seconds(10))
        let body = try await response.body.collect(upTo: 16 << 20)
        return Answer(
            to: request, status: Int(response.status.code),
            headers: response.headers.map { ($0.name, $0.value) },
            body: Array(body.readableBytesView))
    }
}

extension StaffClient {
    public func get(_ path: String, _ query: [String: String] = [:]) async throws -> Answer {
        try await send(.get(path, query))
    }

    public func post(_ path: String, _ body: JSON) async throws -> Answer {
        try await send(.post(path, body))
    }

    /// Posts without a body, as an approval is.
    public func post(_ path: String) async throws -> Answer {
        try await send(StaffRequest("POST", path))
    }

    public func put(_ path: String, _ body: JSON) async throws -> Answer {
        try await send(.put(path, body))
    }

    public func patch(_ path: String, _ body: JSON) async throws -> Answer {
        try await send(.patch(path, body))
    }

    public func delete(_ path: String, _ query: [String: String] = [:]) async throws -> Answer {
        try await send(.delete(path, query))
    }
}
