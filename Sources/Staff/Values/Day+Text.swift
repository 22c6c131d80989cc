public import Foundation

extension Day: LosslessStringConvertible {
    /// `nil` unless `text` is `YYYY-MM-DD` and the calendar has that day.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-")
        else { return nil }
        // By hand, since days are read for every row.
        func number(_ places: Range<Int>) -> Int? {
            var number = 0
            for byte in bytes[places] {
                guard (48...57).contains(byte) else { return nil }
                number = number * 10 + Int(byte) - 48
            }
            return number
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var description: String {
        func padded(_ number: Int, to width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }
}

extension Day: ExpressibleByStringLiteral {
    /// - Precondition: the literal is a day, as in `"2026-05-04"`.
    public init(stringLiteral text: String) {
        guard let day = Day(text) else { preconditionFailure("“\(text)” is not a day.") }
        self = day
    }
}

extension Day: Codable {
    public init(from decoder: any Decoder) throws {
        self = try decoder.parsed(as: "a day, YYYY-MM-DD") { Day($0) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Day {
    /// The day that `date` falls on where `timeZone` is in force.
    public init(_ date: Date, in timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        self.init(parts.year!, parts.month!, parts.day!)
    }
}
