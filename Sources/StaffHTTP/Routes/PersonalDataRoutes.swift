public import Hummingbird
public import Staff

/// Forgets a person: `DELETE /employees/{id}/personal-data`.
public struct PersonalDataRoutes: Routes {
    private let forget: @Sendable (EmployeeID) async throws -> Void

    public init(_ forget: @escaping @Sendable (EmployeeID) async throws -> Void) {
        self.forget = forget
    }

    public func add(to router: Router<StaffContext>) {
        router.delete("employees/:id/personal-data") { [forget] _, context in
            try await forget(context.id("id", of: Employee.self))
            return Response(status: .noContent)
        }
    }
}
