public import Hummingbird
public import Staff

/// The service interface of Salary.
public struct SalaryRoutes: Routes {
    private let salary: any SalaryService
    private let surroundings: Surroundings

    public init(_ salary: any SalaryService, _ surroundings: Surroundings) {
        self.salary = salary
        self.surroundings = surroundings
    }

    public func add(to router: Router<StaffContext>) {
        router.put("employees/:id/salary", use: set)
        router.get("employees/:id/salary", use: show)
        router.get("employees/:id/salary/history", use: history)
        router.get("employees/:id/salary/yearly", use: yearly)
    }

    @Sendable private func set(_ request: Request, _ context: StaffContext) async throws -> Response
    {
        let id = try context.id("id", of: Employee.self)
        let new = try await request.decode(Salary.self)
        try await salary.setSalary(of: id, to: new)
        return Response(status: .noContent)
    }

    @Sendable private func show(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        let id = try context.id("id", of: Employee.self)
        return try .json(await salary.salary(of: id, on: day(of: request)))
    }

    @Sendable private func history(
        _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        let id = try context.id("id", of: Employee.self)
        return try .json(["salaries": await salary.history(of: id)])
    }

    @Sendable private func yearly(
        _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        let id = try context.id("id", of: Employee.self)
        return try .json(await salary.yearlyPay(of: id, on: day(of: request)))
    }

    private func day(of request: Request) throws -> Day {
        try request.day("on") ?? surroundings.today()
    }
}
