extension Problem {
    /// Says what in the body can't be read, and where.
    init(_ error: DecodingError) {
        self =
            switch error {
            case .keyNotFound(let key, let context):
                .unreadable(
                    "The field “\(key.stringValue)” is missing.",
                    pointer: Problem.pointer(context.codingPath + [key]))
            case .valueNotFound(_, let context):
                .unreadable("A value is missing.", pointer: Problem.pointer(context.codingPath))
            case .typeMismatch(_, let context), .dataCorrupted(let context):
                .unreadable(
                    context.debugDescription, pointer: Problem.pointer(context.codingPath))
            @unknown default:
                .unreadable("The body can't be read.", pointer: "#")
            }
    }

    /// A JSON pointer as a URI fragment. A slash in a key is written `~1`, a tilde `~0` (RFC 6901).
    private static func pointer(_ path: [any CodingKey]) -> String {
        path.reduce("#") { pointer, key in
            let name = key.intValue.map(String.init) ?? key.stringValue
            let escaped = name.split(separator: "~", omittingEmptySubsequences: false)
                .joined(separator: "~0")
                .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
            return pointer + "/" + escaped
        }
    }
}
