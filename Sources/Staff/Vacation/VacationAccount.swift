/// What Vacation knows of an employee in one calendar year.
public struct VacationAccount: Hashable, Sendable {
    public let hiredOn: Day
    /// Working days that may be taken in the year.
    public let entitlement: Int
    /// The year's requests, by their first day, then by id.
    public let requests: [VacationRequest]

    public init(hiredOn: Day, entitlement: Int, requests: [VacationRequest]) {
        self.hiredOn = hiredOn
        self.entitlement = entitlement
        self.requests = requests
    }
}

/// What a vacation account looks like from outside.
public struct VacationSummary: Hashable, Codable, Sendable {
    public let year: Int
    public let entitlement: Int
    /// Entitled, less approved, less requested working days.
    public let remaining: Int
    public let requests: [VacationRequest]

    public init(year: Int, entitlement: Int, remaining: Int, requests: [VacationRequest]) {
        self.year = year
        self.entitlement = entitlement
        self.remaining = remaining
        self.requests = requests
    }
}
