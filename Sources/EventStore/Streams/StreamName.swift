/// What a stream is called: its category, a dash, and what tells it from others of its kind.
///
/// As in `vacation-c90a897c-557e-4d62-877a-6a06891a31b1-2026`.
public struct StreamName: Hashable, Sendable {
    public let text: String

    /// - Precondition: `text` is not empty.
    public init(_ text: String) {
        precondition(!text.isEmpty, "A stream has a name.")
        self.text = text
    }

    /// The stream of this category for what `parts` say, joined with dashes.
    public init(_ category: String, _ parts: any CustomStringConvertible...) {
        self.init(([category] + parts.map(\.description)).joined(separator: "-"))
    }

    /// What stands before the first dash: `vacation`.
    public var category: String {
        text.firstIndex(of: "-").map { String(text[..<$0]) } ?? text
    }
}

extension StreamName: ExpressibleByStringLiteral, CustomStringConvertible {
    public init(stringLiteral text: String) { self.init(text) }

    public var description: String { text }
}
