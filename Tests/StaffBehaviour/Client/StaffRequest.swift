/// One HTTP request to the app, before a base URL is put in front of its path.
public struct StaffRequest: Sendable {
    public var method: String
    /// The path with its query, both percent-encoded.
    public var path: String
    public var headers: [(name: String, value: String)] = []
    public var body: [UInt8]?

    public init(_ method: String, _ path: String, query: [String: String] = [:]) {
        self.method = method
        let pairs = query.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(percentEncoded($0.value))" }
        self.path = pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    /// The same request with a body of `text`; with nil for a type, none is sent.
    public func sending(_ text: String, as contentType: String? = "application/json") -> Self {
        sending([UInt8](text.utf8), as: contentType)
    }

    public func sending(_ body: [UInt8], as contentType: String? = "application/json") -> Self {
        var request = self
        request.body = body
        return contentType.map { request.adding("Content-Type", $0) } ?? request
    }

    public func sending(_ json: JSON) -> Self { sending(json.description) }

    public func adding(_ header: String, _ value: String) -> Self {
        var request = self
        request.headers.append((header, value))
        return request
    }
}

extension StaffRequest {
    public static func get(_ path: String, _ query: [String: String] = [:]) -> Self {
        StaffRequest("GET", path, query: query)
    }

    public static func post(_ path: String, _ body: JSON) -> Self {
        StaffRequest("POST", path).sending(body)
    }

    public static func put(_ path: String, _ body: JSON) -> Self {
        StaffRequest("PUT", path).sending(body)
    }

    public static func patch(_ path: String, _ body: JSON) -> Self {
        StaffRequest("PATCH", path).sending(body)
    }

    public static func delete(_ path: String, _ query: [String: String] = [:]) -> Self {
        StaffRequest("DELETE", path, query: query)
    }
}

extension StaffRequest: CustomStringConvertible {
    public var description: String {
        guard let body else { return "\(method) \(path)" }
        let type = headers.first { $0.name == "Content-Type" }?.value
        let shown = type == "application/json" ? "" : " (Content-Type: \(type ?? "none"))"
        return "\(method) \(path)\(shown) \(shortened(body))"
    }
}

/// The first characters of a body, and how long it is when that is not all.
func shortened(_ body: [UInt8], to limit: Int = 600) -> String {
    let text = String(decoding: body.prefix(limit), as: UTF8.self)
    return body.count > limit ? "\(text)… (\(body.count) bytes)" : text
}

/// RFC 3986: everything but the unreserved characters is encoded, so `+` and `&` arrive as sent.
private func percentEncoded(_ text: String) -> String {
    text.utf8.map { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            String(UnicodeScalar(byte))
        default:
            (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
    }.joined()
}
