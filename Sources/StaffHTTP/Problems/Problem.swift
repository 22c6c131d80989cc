public import HTTPTypes
public import Hummingbird

/// An error as a client sees it: `application/problem+json`, as in RFC 9457.
public struct Problem: Error, Sendable {
    public let status: HTTPResponse.Status
    /// The last part of the type, as in `urn:staff:problem:email-taken`.
    public let slug: String
    /// What is wrong with this request, as a sentence.
    public let detail: String
    /// Whether the slug is the name of a business rule that is broken.
    public var isRule = false
    /// Where in the body: a JSON pointer (RFC 6901) as in `#/monthlySalary/amount`.
    public var pointer: String?
    /// Which parameter of the path or the query.
    public var parameter: String?
    /// Headers that belong to the status: `Allow`, `Retry-After`.
    public var headers = HTTPFields()

    public init(_ status: HTTPResponse.Status, _ slug: String, _ detail: String) {
        self.status = status
        self.slug = slug
        self.detail = detail
    }

    /// A rule of the business is broken: 422, with the rule's name.
    public static func broken(
        rule: String, _ detail: String, pointer: String? = nil
    ) -> Problem {
        var problem = Problem(.unprocessableContent, rule, detail)
        problem.isRule = true
        problem.pointer = pointer
        return problem
    }

    /// The body, or a part of it, can't be read: 400.
    public static func unreadable(_ detail: String, pointer: String) -> Problem {
        var problem = Problem(.badRequest, "unreadable", detail)
        problem.pointer = pointer
        return problem
    }

    /// A parameter of the path or the query can't be read: 400.
    public static func unreadable(_ detail: String, parameter: String) -> Problem {
        var problem = Problem(.badRequest, "unreadable", detail)
        problem.parameter = parameter
        return problem
    }

    /// The service can't do its work now: 503, and when to ask again.
    static func notReady(_ detail: String) -> Problem {
        var problem = Problem(.serviceUnavailable, "not-ready", detail)
        problem.headers[.retryAfter] = "1"
        return problem
    }

    static func methodNotAllowed(allow: [HTTPRequest.Method]) -> Problem {
        let methods = allow.map(\.rawValue).sorted().joined(separator: ", ")
        var problem = Problem(
            .methodNotAllowed, "method-not-allowed", "Here one may use \(methods).")
        problem.headers[.allow] = methods
        return problem
    }
}

extension Problem: ResponseGenerator {
    private struct Body: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let rule: String?
        let pointer: String?
        let parameter: String?
    }

    public func response(from request: Request, context: some RequestContext) throws -> Response {
        let words = slug.split(separator: "-").joined(separator: " ")
        let body = Body(
            type: "urn:staff:problem:\(slug)",
            title: words.prefix(1).uppercased() + words.dropFirst(),
            status: status.code, detail: detail, rule: isRule ? slug : nil, pointer: pointer,
            parameter: parameter)
        var response = try Response.json(body, status: status, type: "application/problem+json")
        response.headers.append(contentsOf: headers)
        return response
    }
}
