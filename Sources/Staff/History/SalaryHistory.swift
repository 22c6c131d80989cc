/// A salary, with who set it and when, where that is known.
public struct SalaryRecord: Hashable, Sendable {
    public let salary: Salary
    public let setBy: String?
    /// A time in UTC, ISO 8601.
    public let setAt: String?

    public init(_ salary: Salary, setBy: String?, setAt: String?) {
        self.salary = salary
        self.setBy = setBy
        self.setAt = setAt
    }
}

extension SalaryRecord: Codable {
    enum CodingKeys: CodingKey {
        case setBy, setAt
    }

    // Both stand beside what the salary says of itself.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try Salary(from: decoder),
            setBy: try container.decodeIfPresent(String.self, forKey: .setBy),
            setAt: try container.decodeIfPresent(String.self, forKey: .setAt))
    }

    public func encode(to encoder: any Encoder) throws {
        try salary.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(setBy, forKey: .setBy)
        try container.encodeIfPresent(setAt, forKey: .setAt)
    }
}

/// Tells who set each salary, when, and why. Only a store that keeps what happened can.
public protocol SalaryHistory: Sendable {
    /// All salaries by the day they are effective from.
    ///
    /// - Parameter known: what was recorded after that day, in UTC, is left out.
    /// - Throws: ``StaffError/unknownEmployee(_:)``
    func records(of employee: EmployeeID, asKnownOn known: Day?) async throws -> [SalaryRecord]
}
