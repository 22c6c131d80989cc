public import Hummingbird
public import Staff

/// The service interface of Employees: the worked example of Lesson 1, step 5.
///
/// Every route reads what was sent, calls the component, and writes the answer. What goes wrong is
/// thrown: ``Problem`` says what it becomes.
public struct EmployeeRoutes: Routes {
    private let employees: any EmployeesService
    private let hiring: (any HiringService)?
    private let surroundings: Surroundings
    private var hires = true

    /// - Parameter hiring: who hires, and knows idempotency keys; without it Employees does, and
    ///   does not.
    public init(
        _ employees: any EmployeesService, hiring: (any HiringService)? = nil,
        _ surroundings: Surroundings
    ) {
        self.employees = employees
        self.hiring = hiring
        self.surroundings = surroundings
    }

    /// The same without `POST /employees`: for a service that can't hire by itself.
    public func withoutHiring() -> EmployeeRoutes {
        var routes = self
        routes.hires = false
        return routes
    }

    public func add(to router: Router<StaffContext>) {
        if hires { router.post("employees", use: hire) }
        router.get("employees", use: list)
        router.get("employees/:id", use: show)
        router.patch("employees/:id", use: change)
        router.delete("employees/:id", use: terminate)
    }

    @Sendable private func hire(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        let hire = try await request.decode(NewHire.self)
        let employee: Employee
        if let hiring {
            employee = try await hiring.hire(hire, key: request.idempotencyKey())
        } else {
            employee = try await employees.hire(hire)
        }
        return try .json(employee, status: .created, location: "/employees/\(employee.id)")
    }

    @Sendable private func show(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        let id = try context.id("id", of: Employee.self)
        return try .json(await employees.employee(id))
    }

    @Sendable private func list(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        let after = try request.query("after", "a UUID") { EmployeeID($0) }
        let limit = try request.number("limit", in: 1...200) ?? 50
        // One more than the page holds tells whether there is a next page.
        let found = try await employees.employees(after: after, limit: limit + 1)
        let page = Array(found.prefix(limit))
        return try .json(
            EmployeePage(employees: page, next: found.count > limit ? page.last?.id : nil))
    }

    @Sendable private func change(
        _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        let id = try context.id("id", of: Employee.self)
        let change = try await request.decode(EmployeeChange.self)
        return try .json(await employees.change(id, change))
    }

    @Sendable private func terminate(
        _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        let id = try context.id("id", of: Employee.self)
        let day = try request.day("on") ?? surroundings.today()
        try await employees.terminate(id, on: day)
        return Response(status: .noContent)
    }
}

/// A page of the list of employees.
struct EmployeePage: Codable {
    let employees: [Employee]
    /// The `after` of the next page, if there is one.
    let next: EmployeeID?
}
