import Foundation

extension Timestamp: LosslessStringConvertible {
    /// `nil` unless `text` is a time in UTC as ``description`` writes it.
    public init?(_ text: String) {
        guard text.utf8.count == 27, text.hasSuffix("Z"), let dot = text.firstIndex(of: "."),
            let fraction = Int64(text[text.index(after: dot)...].dropLast()),
            let whole = try? Date(text[..<dot] + "Z", strategy: .iso8601)
        else { return nil }
        self.init(microseconds: Int64(whole.timeIntervalSince1970) * 1_000_000 + fraction)
        // One time has one text: not .-00001Z or .+00001Z.
        guard description == text else { return nil }
    }

    /// ISO 8601, in UTC: `2026-05-04T09:30:00.000001Z`.
    public var description: String {
        // Rounded down, also before 1970.
        let seconds = (microseconds < 0 ? microseconds - 999_999 : microseconds) / 1_000_000
        let fraction = String(microseconds - seconds * 1_000_000)
        let zeros = String(repeating: "0", count: 6 - fraction.count)
        let whole = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
        return whole.dropLast() + "." + zeros + fraction + "Z"
    }
}

extension Timestamp: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let timestamp = Timestamp(text) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "“\(text.prefix(40))” is not a time in UTC."))
        }
        self = timestamp
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
