public import Hummingbird
public import Staff

/// Who set each salary, when, and why, where the app keeps what happened: from Lesson 3 on.
///
/// No other architecture can answer it, so it is not in `openapi.yaml`.
public struct SalaryRecordRoutes: Routes {
    private let history: any SalaryHistory

    public init(_ history: any SalaryHistory) {
        self.history = history
    }

    public func add(to router: Router<StaffContext>) {
        router.get("employees/:id/salary/records", use: list)
    }

    /// As it is known now, or as it was known on the day `asKnownOn`.
    @Sendable private func list(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        let id = try context.id("id", of: Employee.self)
        let known = try request.day("asKnownOn")
        return try .json(["records": await history.records(of: id, asKnownOn: known)])
    }
}
