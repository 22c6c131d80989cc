/// The problem that a request must be refused with.
public struct Refusal: Sendable {
    public let status: Int
    public let slug: String
    /// The broken rule, which every 422 names.
    public var rule: String? { status == 422 ? slug : nil }
    /// Where in the body it is wrong; unchecked when nil.
    public var pointer: String?
    /// Which parameter of the path or the query is wrong; unchecked when nil.
    public var parameter: String?

    public static func unreadable(at pointer: String?) -> Refusal {
        Refusal(status: 400, slug: "unreadable", pointer: pointer)
    }

    public static func unreadable(parameter: String) -> Refusal {
        Refusal(status: 400, slug: "unreadable", parameter: parameter)
    }

    public static func unknown(_ slug: String) -> Refusal { Refusal(status: 404, slug: slug) }

    public static func conflict(_ slug: String) -> Refusal { Refusal(status: 409, slug: slug) }

    public static func rule(_ slug: String) -> Refusal { Refusal(status: 422, slug: slug) }

    public static let methodNotAllowed = Refusal(status: 405, slug: "method-not-allowed")
    public static let tooLarge = Refusal(status: 413, slug: "too-large")
    public static let unsupportedMediaType = Refusal(status: 415, slug: "unsupported-media-type")
}

extension Answer {
    /// Checks a refusal in full: its status, its type, and every field of its problem (RFC 9457).
    @discardableResult
    public func expect(_ refusal: Refusal, because reason: String) throws -> Answer {
        let type = "urn:staff:problem:\(refusal.slug)"
        guard status == refusal.status else {
            throw Broken(self, expected: "\(refusal.status) \(type)", because: reason)
        }
        guard mediaType == "application/problem+json" else {
            throw Broken(
                self, expected: "a Content-Type of application/problem+json",
                because: "A client tells a problem from a result by its type (RFC 9457).")
        }
        let problem = try json()
        try check("type", of: problem, is: .string(type), because: reason)
        try check(
            "status", of: problem, is: .integer(status),
            because: "A problem repeats the status that it is answered with.")
        for field in ["title", "detail"] where problem[field]?.string?.isEmpty ?? true {
            throw Broken(
                self, expected: "a text in \"\(field)\"",
                because: "Somebody has to read what went wrong.")
        }
        if let rule = refusal.rule {
            try check(
                "rule", of: problem, is: .string(rule),
                because: "A 422 names the rule that is broken.")
        }
        if let pointer = refusal.pointer {
            try check(
                "pointer", of: problem, is: .string(pointer),
                because: "A problem says where in the body it is. \(reason)")
        }
        if let parameter = refusal.parameter {
            try check(
                "parameter", of: problem, is: .string(parameter),
                because: "A problem says which parameter it is about. \(reason)")
        }
        return self
    }

    private func check(
        _ field: String, of problem: JSON, is value: JSON, because reason: String
    ) throws {
        guard problem[field] == value else {
            throw Broken(self, expected: "a problem with \"\(field)\": \(value)", because: reason)
        }
    }
}
