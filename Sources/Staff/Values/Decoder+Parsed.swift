extension Decoder {
    /// Decodes a string and parses it, or says what it should have been.
    func parsed<Value>(as kind: String, _ parse: (String) -> Value?) throws -> Value {
        let container = try singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = parse(text) else {
            let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
            throw DecodingError.dataCorrupted(
                .init(codingPath: codingPath, debugDescription: "“\(shown)” is not \(kind)."))
        }
        return value
    }
}
