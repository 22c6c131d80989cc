public import Staff

/// What happened to an employee, as a service tells it.
public struct RemoteHistory: EmployeeHistory {
    private let calls: any ServiceCalls
    private let limit: Duration

    public init(_ calls: any ServiceCalls, within limit: Duration = .seconds(5)) {
        self.calls = calls
        self.limit = limit
    }

    public func happened(to employee: EmployeeID) async throws -> [HistoryEntry] {
        try await calls.send(.get("/employees/\(employee)/history"), within: limit)
            .value([String: [HistoryEntry]].self)["history"] ?? []
    }
}
