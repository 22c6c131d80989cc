/// The component that knows who works here.
public protocol EmployeesService: Sendable {
    /// Hires somebody: the employee, their first salary and their entitlement, or nothing.
    func hire(_ hire: NewHire) async throws -> Employee

    /// - Throws: ``StaffError/unknownEmployee(_:)``
    func employee(_ id: EmployeeID) async throws -> Employee

    /// At most `limit` employees in the order of their ids, from the first behind `after` on.
    func employees(after: EmployeeID?, limit: Int) async throws -> [Employee]

    /// Makes a change, and returns the employee as they are then.
    func change(_ id: EmployeeID, _ change: EmployeeChange) async throws -> Employee

    /// Ends the employment. `day` is its last day. It can be ended only once.
    func terminate(_ id: EmployeeID, on day: Day) async throws
}
