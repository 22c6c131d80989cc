public import Staff

/// What happens to an employee, in the stream `employee-<id>`.
public enum EmployeeEvent: DomainEvent {
    /// The e-mail is about to be reserved, in a stream of its own. Nothing is true of it yet.
    case claimed(email: String)
    case hired(Employee)
    /// Brought in from the tables of an earlier version, as they were then.
    case imported(Employee)
    /// Only what changed is in it.
    case changed(EmployeeChange)
    /// `on` is the last day of the employment.
    case terminated(on: Day)
    /// The hire was taken back, as if it had never been.
    case withdrawn
    /// Name and e-mail are erased, here and wherever they were told before. The person still
    /// counts.
    case forgotten

    public enum Kind: String, EventKind {
        case claimed = "employee.email-claimed"
        case hired = "employee.hired"
        case imported = "employee.imported"
        case changed = "employee.changed"
        case terminated = "employee.terminated"
        case withdrawn = "employee.withdrawn"
        case forgotten = "employee.forgotten"
    }

    public var kind: Kind {
        switch self {
        case .claimed: .claimed
        case .hired: .hired
        case .imported: .imported
        case .changed: .changed
        case .terminated: .terminated
        case .withdrawn: .withdrawn
        case .forgotten: .forgotten
        }
    }
}

extension EmployeeEvent {
    private enum CodingKeys: CodingKey { case email, on }

    public init(_ kind: Kind, from decoder: any Decoder) throws {
        switch kind {
        case .claimed:
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self = .claimed(email: try container.decode(String.self, forKey: .email))
        case .hired: self = .hired(try Employee(from: decoder))
        case .imported: self = .imported(try Employee(from: decoder))
        case .changed: self = .changed(try EmployeeChange(from: decoder))
        case .terminated:
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self = .terminated(on: try container.decode(Day.self, forKey: .on))
        case .withdrawn: self = .withdrawn
        case .forgotten: self = .forgotten
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .claimed(let email): try container.encode(email, forKey: .email)
        case .hired(let employee), .imported(let employee): try employee.encode(to: encoder)
        case .changed(let change): try change.encode(to: encoder)
        case .terminated(let day): try container.encode(day, forKey: .on)
        case .withdrawn, .forgotten: break
        }
    }
}
