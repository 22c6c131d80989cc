import HTTPTypes
public import Staff

/// A component's part in hiring, when the component is a service.
public struct RemoteHire: HireParticipant {
    private let calls: any ServiceCalls
    private let limit: Duration

    public init(_ calls: any ServiceCalls, within limit: Duration = .seconds(5)) {
        self.calls = calls
        self.limit = limit
    }

    public func add(_ hire: NewHire, as id: EmployeeID) async throws {
        let request = try ServiceRequest.sending(hire, by: .put, to: "/hires/\(id)")
        do {
            try await send(request, about: id)
        } catch let problem as Problem where problem.slug == "email-taken" {
            throw StaffError.emailTaken(hire.email)
        }
    }

    public func remove(_ id: EmployeeID) async throws {
        try await send(.delete("/hires/\(id)"), about: id)
    }

    /// Both may be sent again, and the key says so.
    private func send(_ request: ServiceRequest, about id: EmployeeID) async throws {
        try await calls.send(request.with(idempotencyKey: "\(id)"), within: limit).checkAccepted()
    }
}
