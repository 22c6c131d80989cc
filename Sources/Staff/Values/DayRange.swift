/// A range of days that includes its first and its last.
public struct DayRange: Hashable, Sendable, Sequence {
    public let first: Day
    public let last: Day

    /// - Precondition: `first` is not after `last`.
    public init(_ first: Day, _ last: Day) {
        precondition(first <= last, "A range of days can't end before it begins.")
        self.first = first
        self.last = last
    }

    /// `nil` when `first` is after `last`.
    public init?(from first: Day, to last: Day) {
        guard first <= last else { return nil }
        self.init(first, last)
    }

    public func contains(_ day: Day) -> Bool { first <= day && day <= last }

    /// Whether there is a day that is in both.
    public func overlaps(_ other: DayRange) -> Bool {
        first <= other.last && other.first <= last
    }

    public func makeIterator() -> some IteratorProtocol<Day> {
        (first.number...last.number).lazy.map { Day(number: $0) }.makeIterator()
    }
}

extension DayRange: CustomStringConvertible {
    public var description: String { "\(first) to \(last)" }
}
