/// Somebody who works here, or did.
public struct Employee: Hashable, Codable, Sendable {
    public let id: EmployeeID
    public var name: String
    /// As it was written. Unique whatever its case.
    public var email: String
    public var department: String
    public let hiredOn: Day
    /// The last day of the employment, or `nil` while it goes on.
    public var terminatedOn: Day?

    public init(
        id: EmployeeID, name: String, email: String, department: String, hiredOn: Day,
        terminatedOn: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.department = department
        self.hiredOn = hiredOn
        self.terminatedOn = terminatedOn
    }
}
