/// What the app answered, and to which request.
public struct Answer: Sendable {
    public let request: StaffRequest
    public let status: Int
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]

    public init(
        to request: StaffRequest, status: Int, headers: [(name: String, value: String)],
        body: [UInt8]
    ) {
        self.request = request
        self.status = status
        self.headers = headers
        self.body = body
    }

    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The first value of a header, whatever the case of its name.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The type of the body without its parameters, in lower case.
    public var mediaType: String? {
        header("Content-Type")?.split(separator: ";").first.map {
            String($0.filter { $0 != " " }).lowercased()
        }
    }

    /// The body as JSON, of the type that JSON is served as.
    ///
    /// - Throws: ``Broken`` when it is something else.
    public func json() throws -> JSON {
        guard mediaType == "application/json" || mediaType == "application/problem+json" else {
            throw Broken(
                self, expected: "a Content-Type of application/json",
                because: "A client decides by the type how to read a body.")
        }
        guard let json = try? JSON(bytes: body) else {
            throw Broken(
                self, expected: "a body of JSON", because: "The Content-Type promises JSON.")
        }
        return json
    }
}

extension Answer: CustomStringConvertible {
    public var description: String {
        let type = header("Content-Type").map { " (\($0))" } ?? ""
        return "\(status)\(type) \(body.isEmpty ? "with no body" : shortened(body))"
    }
}
