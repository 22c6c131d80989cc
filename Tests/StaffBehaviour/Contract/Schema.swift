/// A schema of an OpenAPI text: as much of JSON Schema as such a text needs for what it promises.
struct Schema {
    private let schema: JSON
    private let document: JSON

    /// - Parameter document: what references in `schema` point into.
    init(_ schema: JSON, in document: JSON) {
        self.schema = schema
        self.document = document
    }

    /// What a value does not meet.
    struct Mismatch: Error {
        let expected: String
        let because: String
    }

    /// - Parameter place: where `value` is, for the error, as in `#/rows/0/name`.
    func check(_ value: JSON, at place: String) throws {
        for (keyword, wanted) in schema.members {
            let holds =
                switch keyword {
                case "$ref": try checkReference(wanted, value, place)
                case "properties": try checkProperties(wanted.members, value, place)
                case "items": try checkItems(wanted, value, place)
                case "type": value.isType(wanted.string ?? "")
                case "required": value.has(wanted.array ?? [])
                case "enum": wanted.array?.contains(value) ?? false
                case "const": value == wanted
                case "format": try value.isFormat(wanted.string ?? "")
                case "pattern": try value.matches(wanted.string ?? "")
                case "minimum": value.double.map { $0 >= wanted.double ?? .nan } ?? true
                case "maximum": value.double.map { $0 <= wanted.double ?? .nan } ?? true
                case "minLength": value.length.map { $0 >= wanted.integer ?? .max } ?? true
                case "maxLength": value.length.map { $0 <= wanted.integer ?? .min } ?? true
                case "description", "examples", "default": true
                // A keyword that nobody checks would be a promise that nobody keeps.
                default: throw UnknownKeyword(keyword: keyword)
                }
            guard holds else {
                throw Mismatch(
                    expected: "\(place) with \(keyword): \(wanted)",
                    because: "\(value) is not, and it is what the schema says.")
            }
        }
    }

    private func checkReference(_ reference: JSON, _ value: JSON, _ place: String) throws -> Bool {
        let target = try document.at(reference.string ?? "")
        try Schema(target, in: document).check(value, at: place)
        return true
    }

    /// More than JSON Schema asks for: what the schema does not name must not be there.
    private func checkProperties(
        _ properties: [String: JSON], _ value: JSON, _ place: String
    ) throws -> Bool {
        for (name, member) in value.members {
            guard let property = properties[name] else {
                throw Mismatch(
                    expected: "\(place) without \(name)", because: "The schema does not name it.")
            }
            try Schema(property, in: document).check(member, at: "\(place)/\(name)")
        }
        return true
    }

    private func checkItems(_ schema: JSON, _ value: JSON, _ place: String) throws -> Bool {
        for (index, element) in (value.array ?? []).enumerated() {
            try Schema(schema, in: document).check(element, at: "\(place)/\(index)")
        }
        return true
    }
}

struct UnknownKeyword: Error, CustomStringConvertible {
    let keyword: String

    var description: String { "The check of schemas does not know “\(keyword)”: teach it." }
}
