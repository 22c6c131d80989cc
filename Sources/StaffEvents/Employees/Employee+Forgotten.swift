public import Staff

extension Employee {
    /// Stands in the place of a name or an e-mail that is erased.
    public static let erased = "(forgotten)"

    /// The employee without name and e-mail. All that is counted and paid stays.
    public var forgotten: Employee {
        var forgotten = self
        forgotten.name = Employee.erased
        forgotten.email = Employee.erased
        return forgotten
    }

    public var isForgotten: Bool { self == forgotten }
}
