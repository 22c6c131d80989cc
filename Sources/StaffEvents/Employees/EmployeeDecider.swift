public import Staff

/// What may be asked of an employee's stream.
public enum EmployeeCommand: Sendable, Hashable {
    /// Says that an e-mail is about to be reserved.
    case claim(email: String)
    case hire(NewHire)
    case change(EmployeeChange)
    case terminate(on: Day)
    /// Takes a hire back.
    case withdraw
    /// Erases name and e-mail.
    case forget
}

/// Employees on events: the worked example of Lesson 3, step 3.
public enum EmployeeDecider: Decider {
    /// The id stands in every command, since a rule that is broken names it.
    public struct Command: Sendable, Hashable {
        public let id: EmployeeID
        public let command: EmployeeCommand

        public init(_ command: EmployeeCommand, _ id: EmployeeID) {
            self.id = id
            self.command = command
        }
    }

    /// Nobody, until they are hired.
    public static let initial: Employee? = nil

    public static func decide(_ command: Command, _ employee: Employee?) throws -> [EmployeeEvent] {
        switch (command.command, employee) {
        // With the key gone, nobody could read what is written.
        case (.claim, let employee?) where employee.isForgotten:
            throw StaffError.forgotten(command.id)
        case (.change(let change), let employee?)
        where employee.isForgotten && (change.name ?? change.email) != nil:
            throw StaffError.forgotten(command.id)
        case (.claim(let email), _): return [.claimed(email: email)]
        case (.hire(let hire), nil):
            return [.hired(Employee(hire, as: command.id))]
        // Repeated: they are hired already, or nobody has to be taken back.
        case (.hire, _?), (.withdraw, nil): return []
        case (.withdraw, _?): return [.withdrawn]
        case (.change(let change), let employee?):
            let changed = try change.applied(to: employee)
            return changed == employee ? [] : [.changed(change)]
        case (.terminate(let day), let employee?):
            _ = try employee.terminated(on: day)
            return [.terminated(on: day)]
        case (.forget, let employee?): return employee.isForgotten ? [] : [.forgotten]
        case (.change, nil), (.terminate, nil), (.forget, nil):
            throw StaffError.unknownEmployee(command.id)
        }
    }

    public static func evolve(_ employee: Employee?, _ event: EmployeeEvent) -> Employee? {
        switch event {
        case .claimed: return employee
        case .hired(let employee), .imported(let employee): return employee
        case .withdrawn: return nil
        case .changed(let change):
            guard var next = employee else { return nil }
            // Not by `applied(to:)`, which checks today's rules: this happened.
            next.name = change.name ?? next.name
            next.email = change.email ?? next.email
            next.department = change.department ?? next.department
            return next
        case .terminated(let day):
            var next = employee
            next?.terminatedOn = day
            return next
        case .forgotten: return employee?.forgotten
        }
    }
}
