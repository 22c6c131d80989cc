/// Where an event stands among those of all streams. Later events have greater positions.
///
/// Whoever keeps one does not calculate with it: it is compared, and written down as text. The
/// index tells events apart that a store keeps under one number, such as a message with several.
public struct Position: Hashable, Sendable {
    public let number: Int64
    public let index: Int

    public init(_ number: Int64, index: Int = 0) {
        self.number = number
        self.index = index
    }

    /// Before the first event.
    public static let start = Position(0)
}

extension Position: Comparable {
    public static func < (left: Position, right: Position) -> Bool {
        (left.number, left.index) < (right.number, right.index)
    }
}

extension Position: LosslessStringConvertible {
    /// `nil` unless `text` is as ``description`` writes it: `12`, or `12.3`.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let number = Int64(first),
            let index = parts.count == 2 ? Int(parts[1]) : 0
        else { return nil }
        self.init(number, index: index)
        // One position has one text: not 012, +12 or 12.0.
        guard number >= 0, index >= 0, description == text else { return nil }
    }

    public var description: String { index == 0 ? "\(number)" : "\(number).\(index)" }
}
