extension DayRange: Codable {
    enum CodingKeys: CodingKey {
        case from, to
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let first = try container.decode(Day.self, forKey: .from)
        let last = try container.decode(Day.self, forKey: .to)
        guard let range = DayRange(from: first, to: last) else {
            throw DecodingError.dataCorruptedError(
                forKey: .to, in: container,
                debugDescription: "The range ends on \(last), before it begins on \(first).")
        }
        self = range
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(first, forKey: .from)
        try container.encode(last, forKey: .to)
    }
}
