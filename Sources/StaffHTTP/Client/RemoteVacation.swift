import HTTPTypes
public import Staff

/// Vacation, when it is a service.
///
/// A broken rule comes as the ``Problem`` that the service made of it, since that has all there is
/// to say.
public struct RemoteVacation: VacationService {
    private let calls: any ServiceCalls
    private let limit: Duration

    public init(_ calls: any ServiceCalls, within limit: Duration = .seconds(5)) {
        self.calls = calls
        self.limit = limit
    }

    public func request(
        _ days: DayRange, for employee: EmployeeID
    ) async throws -> VacationRequest {
        let request = try ServiceRequest.sending(
            days, by: .post, to: "/employees/\(employee)/vacations")
        return try await send(request, about: employee).value(VacationRequest.self)
    }

    public func vacation(
        _ id: VacationID, of employee: EmployeeID
    ) async throws -> VacationRequest {
        let path = "/employees/\(employee)/vacations/\(id)"
        return try await send(.get(path), about: employee, id).value(VacationRequest.self)
    }

    public func decide(
        _ decision: VacationDecision, _ id: VacationID, of employee: EmployeeID
    ) async throws -> VacationRequest {
        let path = "/employees/\(employee)/vacations/\(id)/\(decision.rawValue)"
        return try await send(.post(path), about: employee, id).value(VacationRequest.self)
    }

    public func summary(of employee: EmployeeID, year: Int) async throws -> VacationSummary {
        let path = "/employees/\(employee)/vacations"
        return try await send(.get(path, ["year": "\(year)"]), about: employee)
            .value(VacationSummary.self)
    }

    private func send(
        _ request: ServiceRequest, about employee: EmployeeID, _ vacation: VacationID? = nil
    ) async throws -> ServiceAnswer {
        let answer = try await calls.send(request, within: limit)
        do {
            try answer.checkAccepted()
            return answer
        } catch let problem as Problem {
            switch (problem.slug, vacation) {
            case ("unknown-employee", _): throw StaffError.unknownEmployee(employee)
            case ("unknown-vacation", let vacation?): throw StaffError.unknownVacation(vacation)
            default: throw problem
            }
        }
    }
}
