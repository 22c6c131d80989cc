public import Staff

/// What somebody may take each calendar year, in the stream `entitlement-<id>`.
///
/// It says too which years have a stream, since a store lists no streams by a part of their name.
public enum EntitlementEvent: DomainEvent {
    case granted(days: Int, hiredOn: Day)
    case yearOpened(Int)
    /// The hire was taken back, as if it had never been.
    case withdrawn

    public enum Kind: String, EventKind {
        case granted = "entitlement.granted"
        case yearOpened = "entitlement.year-opened"
        case withdrawn = "entitlement.withdrawn"
    }

    public var kind: Kind {
        switch self {
        case .granted: .granted
        case .yearOpened: .yearOpened
        case .withdrawn: .withdrawn
        }
    }
}

extension EntitlementEvent {
    private enum CodingKeys: CodingKey { case days, hiredOn, year }

    public init(_ kind: Kind, from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch kind {
        case .granted:
            self = .granted(
                days: try container.decode(Int.self, forKey: .days),
                hiredOn: try container.decode(Day.self, forKey: .hiredOn))
        case .yearOpened: self = .yearOpened(try container.decode(Int.self, forKey: .year))
        case .withdrawn: self = .withdrawn
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .granted(let days, let hiredOn):
            try container.encode(days, forKey: .days)
            try container.encode(hiredOn, forKey: .hiredOn)
        case .yearOpened(let year): try container.encode(year, forKey: .year)
        case .withdrawn: break
        }
    }
}

/// What an employee may take, and which of their years have begun.
public struct Entitlement: Hashable, Codable, Sendable {
    public let days: Int
    public let hiredOn: Day
    /// In ascending order.
    public var years: [Int] = []

    public init(days: Int, hiredOn: Day) {
        self.days = days
        self.hiredOn = hiredOn
    }
}

/// What may happen to an entitlement: it is granted once, and each year begins once.
public enum EntitlementDecider: Decider {
    public enum Command: Hashable, Sendable {
        case grant(days: Int, hiredOn: Day)
        case openYear(Int, of: EmployeeID)
        /// Takes a hire back.
        case withdraw
    }

    public static let initial: Entitlement? = nil

    public static func decide(
        _ command: Command, _ entitlement: Entitlement?
    ) throws -> [EntitlementEvent] {
        switch (command, entitlement) {
        case (.grant(let days, let hiredOn), nil): return [.granted(days: days, hiredOn: hiredOn)]
        case (.grant, _?), (.withdraw, nil): return []
        case (.withdraw, _?): return [.withdrawn]
        case (.openYear(_, let employee), nil): throw StaffError.unknownEmployee(employee)
        case (.openYear(let year, _), let entitlement?):
            return entitlement.years.contains(year) ? [] : [.yearOpened(year)]
        }
    }

    public static func evolve(
        _ entitlement: Entitlement?, _ event: EntitlementEvent
    ) -> Entitlement? {
        switch event {
        case .granted(let days, let hiredOn): return Entitlement(days: days, hiredOn: hiredOn)
        case .withdrawn: return nil
        case .yearOpened(let year):
            guard var next = entitlement else { return nil }
            next.years = (next.years + [year]).sorted()
            return next
        }
    }
}
