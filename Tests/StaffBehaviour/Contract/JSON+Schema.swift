import Foundation

extension JSON {
    /// The members of an object, or none.
    var members: [String: JSON] {
        guard case .object(let members) = self else { return [:] }
        return members
    }

    /// What a reference as in `#/components/schemas/Day` points at.
    func at(_ reference: String) throws -> JSON {
        let keys = reference.split(separator: "/")
        guard keys.first == "#", let target = keys.dropFirst().reduce(self, { $0?[String($1)] })
        else { throw DeadReference(reference: reference) }
        return target
    }

    func isType(_ name: String) -> Bool {
        switch self {
        case .null: name == "null"
        case .bool: name == "boolean"
        case .integer: name == "integer" || name == "number"
        case .number: name == "number"
        case .string: name == "string"
        case .array: name == "array"
        case .object: name == "object"
        }
    }

    func has(_ names: [JSON]) -> Bool {
        names.allSatisfy { name in name.string.map { self[$0] != nil } ?? false }
    }

    /// Whether it is no string, or one of that format.
    func isFormat(_ format: String) throws -> Bool {
        switch format {
        case "date": try matches("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
        case "uuid": try matches("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        case "uri-reference": try matches("^[!-~]+$")
        default: throw UnknownKeyword(keyword: "format: \(format)")
        }
    }

    /// Whether it is no string, or one in which the pattern is found.
    func matches(_ pattern: String) throws -> Bool {
        guard let string else { return true }
        return try string.firstMatch(of: Regex(pattern)) != nil
    }

    /// The value of a number.
    var double: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        default: nil
        }
    }

    /// How many Unicode scalars a string has, as JSON Schema counts.
    var length: Int? { string?.unicodeScalars.count }
}

struct DeadReference: Error, CustomStringConvertible {
    let reference: String

    var description: String { "Nothing is at “\(reference)”." }
}
