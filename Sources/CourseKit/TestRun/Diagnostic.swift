/// What the compiler says about a line of a file.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        case error, warning
    }

    public let kind: Kind
    public let place: Place
    public let message: String

    public init(kind: Kind, place: Place, message: String) {
        self.kind = kind
        self.place = place
        self.message = message
    }

    /// Reads a line of the compiler's output: `/a/File.swift:9:46: error: cannot convert`.
    public init?(line: String) {
        guard line.hasPrefix("/"),
            let found = line.wholeMatch(of: /(\/.*?):(\d+):\d+: (error|warning): (.*)/),
            let number = Int(found.2), let kind = Kind(rawValue: String(found.3))
        else { return nil }
        self.init(
            kind: kind, place: Place(file: String(found.1), line: number), message: String(found.4))
    }

    public var description: String { "\(place): \(message)" }
}
