/// What an app promises in its OpenAPI text, to hold its answers against.
public struct OpenAPIContract: Sendable {
    private let document: JSON

    /// - Parameter text: OpenAPI 3.1, as YAML.
    public init(text: String) throws {
        document = try JSON(yaml: text)
    }

    /// The contract of the app at `baseURL`, as it is served there.
    public static func served(at baseURL: String) async throws -> OpenAPIContract {
        let answer = try await StaffClient(baseURL: baseURL).get("/openapi.yaml")
            .expect(status: 200, because: "An app describes its API.")
        return try OpenAPIContract(text: answer.text)
    }

    /// Every operation, as in `GET /employees/{id}`.
    public var operations: Set<String> {
        Set(
            paths.flatMap { path, item in
                item.members.keys.filter(Self.methods.contains).map {
                    "\($0.uppercased()) \(path)"
                }
            })
    }

    /// Checks that an answer is one that the text promises.
    ///
    /// - Throws: ``Broken`` with what differs.
    public func check(_ answer: Answer) throws {
        let path = String(answer.request.path.prefix { $0 != "?" })
        let method = answer.request.method.lowercased()
        guard let (template, item) = paths.first(where: { matches(path, $0.key) }) else {
            return try check(answer, isProblem: 404, because: "The text has no such path.")
        }
        guard let operation = item[method] else {
            return try check(answer, isProblem: 405, because: "\(template) has no \(method).")
        }
        guard let response = try resolved(operation["responses"]?["\(answer.status)"]) else {
            throw broken(
                answer, "one of \(operation["responses"]?.members.keys.sorted() ?? [])",
                because: "The text promises no other status for \(method) \(template).")
        }
        try checkHeaders(of: answer, response)
        try checkBody(of: answer, response["content"]?.members ?? [:])
    }

    private func checkHeaders(of answer: Answer, _ response: JSON) throws {
        for (name, header) in response["headers"]?.members ?? [:] {
            let header = try resolved(header) ?? .null
            if let value = answer.header(name) {
                try check(.string(value), header["schema"] ?? .null, at: name, of: answer)
            } else if header["required"] == .bool(true) {
                throw broken(answer, "the header \(name)", because: "The text requires it.")
            }
        }
    }

    private func checkBody(of answer: Answer, _ content: [String: JSON]) throws {
        guard !content.isEmpty else {
            guard answer.body.isEmpty else {
                throw broken(answer, "no body", because: "The text promises none.")
            }
            return
        }
        guard let (type, media) = content.first(where: { answer.has(type: $0.key) }) else {
            throw broken(
                answer, "a Content-Type of \(content.keys.sorted().joined(separator: " or "))",
                because: "The text promises no other.")
        }
        // What is no JSON is checked as the text that it is.
        let body: JSON = type.contains("json") ? try answer.json() : .string(answer.text)
        try check(body, media["schema"] ?? .null, at: "#", of: answer)
    }

    private func check(_ answer: Answer, isProblem status: Int, because reason: String) throws {
        guard answer.status == status, answer.has(type: "application/problem+json") else {
            throw broken(answer, "a problem with status \(status)", because: reason)
        }
        let schema: JSON = ["$ref": "#/components/schemas/Problem"]
        try check(answer.json(), schema, at: "#", of: answer)
    }

    private func check(_ value: JSON, _ schema: JSON, at place: String, of answer: Answer) throws {
        do {
            try Schema(schema, in: document).check(value, at: place)
        } catch let error as Schema.Mismatch {
            throw broken(answer, error.expected, because: error.because)
        }
    }

    private var paths: [String: JSON] { document["paths"]?.members ?? [:] }

    private static let methods: Set = [
        "get", "put", "post", "delete", "options", "head", "patch", "trace",
    ]

    /// Whether `path` is one of `template`, as in `/employees/{id}`.
    private func matches(_ path: String, _ template: String) -> Bool {
        let parts = path.split(separator: "/")
        let wanted = template.split(separator: "/")
        return parts.count == wanted.count
            && zip(parts, wanted).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
    }

    private func resolved(_ value: JSON?) throws -> JSON? {
        guard let reference = value?["$ref"]?.string else { return value }
        return try document.at(reference)
    }

    private func broken(_ answer: Answer, _ expected: String, because reason: String) -> Broken {
        Broken(answer, expected: "\(expected), as in /openapi.yaml", because: reason)
    }
}

extension Answer {
    /// Whether the Content-Type is `type`, with its parameters at least.
    fileprivate func has(type: String) -> Bool {
        func parts(_ text: String) -> [String] {
            text.lowercased().split(separator: ";").map {
                String($0.filter { !$0.isWhitespace })
            }
        }
        let served = parts(header("Content-Type") ?? "")
        let wanted = parts(type)
        return served.first == wanted.first && Set(wanted).isSubset(of: served)
    }
}
