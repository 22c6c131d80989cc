import Staff

extension EmployeeEvent {
    /// The event with `change` made to all that says who somebody is: name and e-mail.
    public func mapPersonal(_ change: (String) throws -> String) rethrows -> EmployeeEvent {
        switch self {
        case .claimed(let email): .claimed(email: try change(email))
        case .hired(let employee): .hired(try employee.mapPersonal(change))
        case .imported(let employee): .imported(try employee.mapPersonal(change))
        case .changed(let old):
            .changed(
                EmployeeChange(
                    name: try old.name.map(change), email: try old.email.map(change),
                    department: old.department))
        case .terminated, .withdrawn, .forgotten: self
        }
    }
}

extension Employee {
    fileprivate func mapPersonal(_ change: (String) throws -> String) rethrows -> Employee {
        var mapped = self
        mapped.name = try change(name)
        mapped.email = try change(email)
        return mapped
    }
}
