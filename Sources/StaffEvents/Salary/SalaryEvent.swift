public import Staff

/// What happens to somebody's pay, in the stream `salary-<id>`.
public enum SalaryEvent: DomainEvent {
    case set(Salary)
    /// Brought in from the tables of an earlier version: all there was, by the day it began.
    case imported([Salary])
    /// The hire was taken back, as if it had never been.
    case withdrawn

    public enum Kind: String, EventKind {
        case set = "salary.set"
        case imported = "salary.imported"
        case withdrawn = "salary.withdrawn"

        public var version: Int { self == .set ? 3 : 1 }
    }

    public var kind: Kind {
        switch self {
        case .set: .set
        case .imported: .imported
        case .withdrawn: .withdrawn
        }
    }
}

extension SalaryEvent {
    private enum CodingKeys: CodingKey { case salaries }

    public init(_ kind: Kind, from decoder: any Decoder) throws {
        switch kind {
        case .set: self = .set(try Salary(from: decoder))
        case .imported:
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self = .imported(try container.decode([Salary].self, forKey: .salaries))
        case .withdrawn: self = .withdrawn
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .set(let salary): try salary.encode(to: encoder)
        case .imported(let salaries): try container.encode(salaries, forKey: .salaries)
        case .withdrawn: break
        }
    }
}
