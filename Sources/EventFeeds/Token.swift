public import EventStore
public import Staff

/// How far the services had come when they answered a command: a position of each that took part.
///
/// Written as `employees=12,salary=7`. Positions of different services have nothing to do with
/// each other.
public struct Token: Hashable, Sendable {
    public private(set) var positions: [Component: Position]

    public init(_ positions: [Component: Position] = [:]) {
        self.positions = positions
    }

    /// Adds what `other` waits for.
    public mutating func merge(_ other: Token) {
        positions.merge(other.positions) { max($0, $1) }
    }
}

extension Token: CustomStringConvertible {
    public var description: String {
        positions.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ",")
    }
}

extension Token {
    /// Reads a token as ``description`` writes it. Nothing is a token that waits for nothing.
    ///
    /// - Throws: ``TokenMalformed`` when it is something else, or names a service twice or one that
    ///   does not exist.
    public init(parsing text: String) throws(TokenMalformed) {
        self.init()
        guard !text.isEmpty else { return }
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "=", omittingEmptySubsequences: false)
            guard halves.count == 2, let position = Position(String(halves[1])) else {
                throw .notATokenPart(String(part.prefix(60)))
            }
            guard let service = Component(rawValue: String(halves[0])) else {
                throw .noSuchService(String(halves[0].prefix(60)))
            }
            guard positions.updateValue(position, forKey: service) == nil else {
                throw .twice(service)
            }
        }
    }
}

/// What is wrong with a text that should be a token.
public enum TokenMalformed: Error, Hashable, Sendable, CustomStringConvertible {
    case notATokenPart(String)
    case noSuchService(String)
    case twice(Component)

    public var description: String {
        switch self {
        case .notATokenPart(let part):
            "“\(part)” is not the name of a service, an equals sign and a position."
        case .noSuchService(let name): "There is no service “\(name)”."
        case .twice(let service): "The service “\(service)” is named twice."
        }
    }
}
