public import Foundation
public import HTTPTypes

/// What a service answered: all of it.
public struct ServiceAnswer: Sendable {
    /// The name of the service, as in `salary`.
    public let service: String
    public let status: Int
    public let headers: HTTPFields
    public let body: Data

    public init(from service: String, status: Int, headers: HTTPFields = [:], body: Data = Data()) {
        self.service = service
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The body as what was agreed.
    ///
    /// - Throws: ``Problem`` when the service refuses the request, and ``ServiceFailure`` for
    ///   everything that was not agreed.
    public func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try checkAccepted()
        guard let value = try? JSONDecoder().decode(type, from: body) else {
            throw ServiceFailure(service, .unreadable)
        }
        return value
    }

    /// - Throws: ``Problem`` when the service refuses the request, and ``ServiceFailure`` for
    ///   everything that was not agreed.
    public func checkAccepted() throws {
        switch status {
        case 200..<300: return
        case 400..<500: throw Problem(self) ?? ServiceFailure(service, .unreadable) as any Error
        // A step of the course that is not written yet: whoever asked is to read which.
        case 501: throw Problem(self) ?? ServiceFailure(service, .failed(status: 501)) as any Error
        case 500...: throw ServiceFailure(service, .failed(status: status))
        default: throw ServiceFailure(service, .unreadable)
        }
    }
}

extension Problem {
    /// The problem in the body of an answer, or `nil` when it is none that a client should see.
    init?(_ answer: ServiceAnswer) {
        struct Body: Decodable {
            let type: String
            let detail: String
            let rule: String?
            let pointer: String?
            let parameter: String?
        }
        let prefix = "urn:staff:problem:"
        // A path or a method that the service does not know was our mistake, not the client's.
        guard let body = try? JSONDecoder().decode(Body.self, from: answer.body),
            body.type.hasPrefix(prefix),
            case let slug = String(body.type.dropFirst(prefix.count)),
            slug != "no-route", slug != "method-not-allowed"
        else { return nil }
        self.init(.init(code: answer.status), slug, body.detail)
        isRule = body.rule != nil
        pointer = body.pointer
        parameter = body.parameter
    }
}
