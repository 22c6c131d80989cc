public import Hummingbird
public import Staff

/// What happened to an employee, where the app keeps it: from Lesson 3 on.
///
/// No other architecture can answer it, so it is not in `openapi.yaml`.
public struct HistoryRoutes: Routes {
    private let histories: [any EmployeeHistory]

    /// - Parameter histories: of one component, or of all.
    public init(_ histories: [any EmployeeHistory]) {
        self.histories = histories
    }

    public func add(to router: Router<StaffContext>) {
        router.get("employees/:id/history", use: show)
    }

    @Sendable private func show(_ request: Request, _ context: StaffContext) async throws
        -> Response
    {
        let id = try context.id("id", of: Employee.self)
        var told: [[HistoryEntry]] = []
        for history in histories { told.append(try await history.happened(to: id)) }
        return try .json(["history": HistoryEntry.merged(told)])
    }
}
