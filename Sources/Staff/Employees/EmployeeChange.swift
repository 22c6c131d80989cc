/// What is to change about an employee. What is `nil` stays as it is.
public struct EmployeeChange: Hashable, Codable, Sendable {
    public var name: String?
    public var email: String?
    public var department: String?

    public init(name: String? = nil, email: String? = nil, department: String? = nil) {
        self.name = name
        self.email = email
        self.department = department
    }

    /// `employee` with the change made.
    ///
    /// - Throws: ``StaffError``: the first rule that is broken.
    public func applied(to employee: Employee) throws -> Employee {
        var changed = employee
        if let name {
            try TextRules.check(name, pointer: "#/name")
            changed.name = name
        }
        if let email {
            try TextRules.checkEmail(email, pointer: "#/email")
            changed.email = email
        }
        if let department {
            try TextRules.check(department, pointer: "#/department")
            changed.department = department
        }
        return changed
    }
}

extension Employee {
    /// The employee, terminated on `day`.
    ///
    /// - Throws: ``StaffError`` when they are already, or when `day` is before they were hired.
    public func terminated(on day: Day) throws -> Employee {
        if let terminatedOn { throw StaffError.alreadyTerminated(terminatedOn) }
        guard day >= hiredOn else { throw StaffError.terminatedBeforeHired(hiredOn) }
        var terminated = self
        terminated.terminatedOn = day
        return terminated
    }
}
