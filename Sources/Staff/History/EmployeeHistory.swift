/// Something that happened to an employee, as people ask for it: what, when, who and why.
public struct HistoryEntry: Hashable, Codable, Sendable {
    /// The id of the event that tells it: a UUID in lower case.
    public let id: String
    /// A time in UTC, ISO 8601, to the microsecond.
    public let at: String
    /// As in `vacation.approved`.
    public let what: String
    public let by: String?
    public let why: String?
    /// The request in whose course it happened: a trace id of W3C Trace Context.
    public let trace: String?
    /// The id of the event that led to it, where one did.
    public let causedBy: String?
    public let facts: JSONValue

    public init(
        id: String, at: String, what: String, by: String?, why: String?, trace: String?,
        causedBy: String?, facts: JSONValue
    ) {
        self.id = id
        self.at = at
        self.what = what
        self.by = by
        self.why = why
        self.trace = trace
        self.causedBy = causedBy
        self.facts = facts
    }
}

/// Tells all that happened to an employee. Only stores that keep what happened can.
public protocol EmployeeHistory: Sendable {
    /// The oldest first. Empty when nothing ever happened to somebody with that id.
    func happened(to employee: EmployeeID) async throws -> [HistoryEntry]
}
