import Yams

extension JSON {
    /// The first document of a YAML text. What is quoted is a string, whatever it looks like.
    init(yaml text: String) throws {
        guard let root = try Yams.compose(yaml: text) else { throw NoYAML() }
        self = try JSON(root)
    }

    private init(_ node: Node) throws {
        switch node {
        case .mapping(let mapping):
            let members = try mapping.map { key, value in
                guard let name = key.scalar?.string else { throw NoYAML() }
                return (name, try JSON(value))
            }
            self = .object(Dictionary(members) { _, last in last })
        case .sequence(let sequence):
            self = .array(try sequence.map { try JSON($0) })
        case .scalar(let scalar) where scalar.style != .plain:
            self = .string(scalar.string)
        case .scalar(let scalar):
            self =
                if node.null != nil {
                    .null
                } else if let integer = node.int {
                    .integer(integer)
                } else if let number = node.float {
                    .number(number)
                } else if ["true", "false"].contains(scalar.string) {
                    .bool(scalar.string == "true")
                } else {
                    .string(scalar.string)
                }
        case .alias:
            throw NoYAML()
        }
    }
}

struct NoYAML: Error, CustomStringConvertible {
    var description: String { "The text is not YAML with names as keys and without aliases." }
}
