public import Staff

/// What happens to an e-mail, in the stream `email-<key>`.
///
/// No stream can see another, so the e-mail has one of its own: who reserves it first has it.
public enum EmailEvent: DomainEvent {
    case reserved(by: EmployeeID)
    case released(by: EmployeeID)

    public enum Kind: String, EventKind {
        case reserved = "email.reserved"
        case released = "email.released"
    }

    public var kind: Kind {
        switch self {
        case .reserved: .reserved
        case .released: .released
        }
    }
}

extension EmailEvent {
    private enum CodingKeys: CodingKey { case by }

    public init(_ kind: Kind, from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let employee = try container.decode(EmployeeID.self, forKey: .by)
        self = kind == .reserved ? .reserved(by: employee) : .released(by: employee)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .reserved(let employee), .released(let employee):
            try container.encode(employee, forKey: .by)
        }
    }
}

/// Who may have an e-mail: whoever asks first, until they give it back.
public enum EmailDecider: Decider {
    public enum Command: Sendable, Hashable {
        /// The e-mail as it was written stands in the error, and in no event.
        case reserve(String, EmployeeID)
        case release(EmployeeID)
    }

    /// Whose it is.
    public static let initial: EmployeeID? = nil

    public static func decide(_ command: Command, _ holder: EmployeeID?) throws -> [EmailEvent] {
        switch command {
        case .reserve(let email, let employee):
            guard let holder else { return [.reserved(by: employee)] }
            guard holder == employee else { throw StaffError.emailTaken(email) }
            return []
        case .release(let employee): return holder == employee ? [.released(by: employee)] : []
        }
    }

    public static func evolve(_ holder: EmployeeID?, _ event: EmailEvent) -> EmployeeID? {
        switch event {
        case .reserved(let employee): employee
        case .released: nil
        }
    }
}
