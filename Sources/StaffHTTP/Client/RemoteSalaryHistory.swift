public import Staff

/// Who set each salary and when, when Salary is a service.
public struct RemoteSalaryHistory: SalaryHistory {
    private let calls: any ServiceCalls
    private let limit: Duration

    public init(_ calls: any ServiceCalls, within limit: Duration = .seconds(5)) {
        self.calls = calls
        self.limit = limit
    }

    public func records(
        of employee: EmployeeID, asKnownOn known: Day?
    ) async throws -> [SalaryRecord] {
        let path = "/employees/\(employee)/salary/records"
        let request: ServiceRequest =
            if let known { .get(path, ["asKnownOn": "\(known)"]) } else { .get(path) }
        do {
            return try await calls.send(request, within: limit)
                .value([String: [SalaryRecord]].self)["records"] ?? []
        } catch let problem as Problem where problem.slug == "unknown-employee" {
            throw StaffError.unknownEmployee(employee)
        }
    }
}
