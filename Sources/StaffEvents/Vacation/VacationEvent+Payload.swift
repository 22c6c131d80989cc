import Staff

extension VacationEvent {
    private enum CodingKeys: CodingKey {
        case hiredOn, entitlement, requests, days, id, workingDays, remaining
    }

    public init(_ kind: Kind, from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys) throws -> Int { try container.decode(Int.self, forKey: key) }
        func id() throws -> VacationID { try container.decode(VacationID.self, forKey: .id) }
        func hiredOn() throws -> Day { try container.decode(Day.self, forKey: .hiredOn) }
        switch kind {
        case .opened:
            self = .opened(hiredOn: try hiredOn(), entitlement: try number(.entitlement))
        case .imported:
            self = .imported(
                hiredOn: try hiredOn(), entitlement: try number(.entitlement),
                requests: try container.decode([RecordedRequest].self, forKey: .requests))
        case .carriedOver: self = .carriedOver(days: try number(.days))
        case .requested:
            self = .requested(
                try id(), try DayRange(from: decoder), workingDays: try number(.workingDays))
        case .approved: self = .approved(try id())
        case .rejected: self = .rejected(try id())
        case .cancelled: self = .cancelled(try id())
        case .closed: self = .closed(remaining: try number(.remaining))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .opened(let hiredOn, let entitlement):
            try container.encode(hiredOn, forKey: .hiredOn)
            try container.encode(entitlement, forKey: .entitlement)
        case .imported(let hiredOn, let entitlement, let requests):
            try container.encode(hiredOn, forKey: .hiredOn)
            try container.encode(entitlement, forKey: .entitlement)
            try container.encode(requests, forKey: .requests)
        case .carriedOver(let days): try container.encode(days, forKey: .days)
        case .requested(let id, let days, let workingDays):
            try container.encode(id, forKey: .id)
            try days.encode(to: encoder)
            try container.encode(workingDays, forKey: .workingDays)
        case .approved(let id), .rejected(let id), .cancelled(let id):
            try container.encode(id, forKey: .id)
        case .closed(let remaining): try container.encode(remaining, forKey: .remaining)
        }
    }
}
