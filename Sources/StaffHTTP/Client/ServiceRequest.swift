public import Foundation
public import HTTPTypes

/// A request from one service to another.
public struct ServiceRequest: Hashable, Sendable {
    public let method: HTTPRequest.Method
    /// With the query, and percent-encoded.
    public let path: String
    public var headers: HTTPFields
    public let body: Data?

    private init(
        _ method: HTTPRequest.Method, _ path: String, _ query: KeyValuePairs<String, String> = [:],
        body: Data? = nil
    ) {
        var components = URLComponents()
        components.path = path
        if !query.isEmpty {
            components.queryItems = query.map { URLQueryItem(name: $0.key, value: $0.value) }
        }
        self.method = method
        self.path = components.string ?? path
        self.body = body
        headers = body == nil ? [:] : [.contentType: "application/json"]
    }

    /// A request without a body, to a path that is percent-encoded already, with its query.
    public init(_ method: HTTPRequest.Method, target: String) {
        self.method = method
        path = target
        headers = [:]
        body = nil
    }

    public static func get(
        _ path: String, _ query: KeyValuePairs<String, String> = [:]
    ) -> ServiceRequest {
        ServiceRequest(.get, path, query)
    }

    public static func delete(
        _ path: String, _ query: KeyValuePairs<String, String> = [:]
    ) -> ServiceRequest {
        ServiceRequest(.delete, path, query)
    }

    /// A request without a body.
    public static func post(_ path: String) -> ServiceRequest {
        ServiceRequest(.post, path)
    }

    /// A request with a body of JSON.
    public static func sending(
        _ body: some Encodable, by method: HTTPRequest.Method, to path: String
    ) throws -> ServiceRequest {
        ServiceRequest(method, path, body: try JSONEncoder().encode(body))
    }

    /// The request with a key, by which the service knows that it has done it already.
    public func with(idempotencyKey key: String) -> ServiceRequest {
        var request = self
        request.headers[.idempotencyKey] = key
        return request
    }
}

extension HTTPField.Name {
    public static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
}
