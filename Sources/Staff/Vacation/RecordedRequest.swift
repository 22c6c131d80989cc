/// A request with what it cost in working days, by the rules of the day on which it was made.
///
/// The cost is kept and not counted again: holidays and working weeks are others next year.
public struct RecordedRequest: Hashable, Sendable {
    public var request: VacationRequest
    public let workingDays: Int

    public init(_ request: VacationRequest, workingDays: Int) {
        self.request = request
        self.workingDays = workingDays
    }

    public var id: VacationID { request.id }
    public var days: DayRange { request.days }
    public var status: VacationStatus { request.status }
}

extension RecordedRequest: Codable {
    private enum CodingKeys: CodingKey {
        case workingDays
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try VacationRequest(from: decoder),
            workingDays: try container.decode(Int.self, forKey: .workingDays))
    }

    public func encode(to encoder: any Encoder) throws {
        try request.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(workingDays, forKey: .workingDays)
    }
}
