/// How far a request has come.
public enum VacationStatus: String, Codable, Sendable, CaseIterable {
    case requested, approved, rejected, cancelled
}

/// Days that an employee asked to be away.
public struct VacationRequest: Hashable, Sendable {
    public let id: VacationID
    public let days: DayRange
    public var status: VacationStatus

    public init(id: VacationID, _ days: DayRange, _ status: VacationStatus) {
        self.id = id
        self.days = days
        self.status = status
    }
}

/// What may be decided about a request.
public enum VacationDecision: String, Sendable, CaseIterable {
    case approve, reject, cancel
}

extension VacationRequest {
    /// The request, decided.
    ///
    /// Approve and reject what is requested; cancel what is requested or approved.
    ///
    /// - Throws: ``StaffError/alreadyDecided(_:)``
    public func decided(_ decision: VacationDecision) throws -> VacationRequest {
        var decided = self
        switch (decision, status) {
        case (.approve, .requested): decided.status = .approved
        case (.reject, .requested): decided.status = .rejected
        case (.cancel, .requested), (.cancel, .approved): decided.status = .cancelled
        default: throw StaffError.alreadyDecided(status)
        }
        return decided
    }
}

extension VacationRequest: Codable {
    enum CodingKeys: CodingKey {
        case id, from, to, status
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try container.decode(VacationID.self, forKey: .id),
            try DayRange(from: decoder),
            try container.decode(VacationStatus.self, forKey: .status))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try days.encode(to: encoder)
        try container.encode(status, forKey: .status)
    }
}
