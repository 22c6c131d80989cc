import HTTPTypes
public import Staff

/// Employees, when it is a service: the worked example of Lesson 2, step 3.
///
/// Every method sends a request, and makes of the answer what the component itself would return or
/// throw.
public struct RemoteEmployees: EmployeesService {
    private let calls: any ServiceCalls
    private let limit: Duration
    private let hiring: any HiringService

    /// - Parameter hiring: hires somebody, which is no single service's affair: all three take part.
    public init(
        _ calls: any ServiceCalls, within limit: Duration = .seconds(5),
        hiring: any HiringService
    ) {
        self.calls = calls
        self.limit = limit
        self.hiring = hiring
    }

    public func hire(_ hire: NewHire) async throws -> Employee {
        try await hiring.hire(hire, key: nil)
    }

    public func employee(_ id: EmployeeID) async throws -> Employee {
        try await send(.get("/employees/\(id)"), about: id).value(Employee.self)
    }

    public func employees(after: EmployeeID?, limit: Int) async throws -> [Employee] {
        // A page of the service has 200 at most. Whoever wants to know whether there is another
        // page asks for one more than it shows.
        var found: [Employee] = []
        var after = after
        while found.count < limit {
            let page = try await page(after: after, limit: min(limit - found.count, 200))
            found += page.employees
            guard let next = page.next else { break }
            after = next
        }
        return found
    }

    public func change(_ id: EmployeeID, _ change: EmployeeChange) async throws -> Employee {
        let request = try ServiceRequest.sending(change, by: .patch, to: "/employees/\(id)")
        do {
            return try await send(request, about: id).value(Employee.self)
        } catch let problem as Problem where problem.slug == "email-taken" {
            throw StaffError.emailTaken(change.email ?? "")
        }
    }

    public func terminate(_ id: EmployeeID, on day: Day) async throws {
        try await send(.delete("/employees/\(id)", ["on": "\(day)"]), about: id).checkAccepted()
    }

    private func page(after: EmployeeID?, limit: Int) async throws -> EmployeePage {
        let request: ServiceRequest =
            if let after {
                .get("/employees", ["after": "\(after)", "limit": "\(limit)"])
            } else {
                .get("/employees", ["limit": "\(limit)"])
            }
        return try await calls.send(request, within: self.limit).value(EmployeePage.self)
    }

    /// The error that the component throws has its name in the problem. What it carries, we sent.
    private func send(
        _ request: ServiceRequest, about id: EmployeeID
    ) async throws -> ServiceAnswer {
        let answer = try await calls.send(request, within: limit)
        do {
            try answer.checkAccepted()
            return answer
        } catch let problem as Problem where problem.slug == "unknown-employee" {
            throw StaffError.unknownEmployee(id)
        }
    }
}
