/// A component's part in hiring somebody. Both calls may come again: the second changes nothing.
public protocol HireParticipant: Sendable {
    /// Adds what this component keeps of the hire: the employee, the first salary, the entitlement.
    ///
    /// - Throws: ``StaffError``: a rule that is broken, or ``StaffError/emailTaken(_:)``.
    func add(_ hire: NewHire, as id: EmployeeID) async throws

    /// Takes it back, as if it had never been: the compensation of `add`.
    func remove(_ id: EmployeeID) async throws
}

extension Employee {
    /// The employee that a hire makes. Nobody has a last day yet.
    public init(_ hire: NewHire, as id: EmployeeID) {
        self.init(
            id: id, name: hire.name, email: hire.email, department: hire.department,
            hiredOn: hire.hiredOn)
    }
}
