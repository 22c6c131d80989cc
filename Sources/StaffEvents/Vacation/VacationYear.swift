public import Staff

/// What has come of the events of one employee's calendar year.
public struct VacationYear: Hashable, Codable, Sendable {
    /// `nil` before the year is opened.
    public var hiredOn: Day?
    /// Working days of the year itself.
    public var entitlement = 0
    /// Working days left of the year before, or `nil` while that year is not closed.
    public var carriedOver: Int?
    /// In the order in which they were asked for.
    public var requests: [VacationRequest] = []
    public var isClosed = false

    public init() {}

    /// The account that the rules of Lesson 1 look at, or `nil` before the year is opened.
    public var account: VacationAccount? {
        guard let hiredOn else { return nil }
        return VacationAccount(
            hiredOn: hiredOn, entitlement: entitlement + (carriedOver ?? 0),
            requests: requests.sorted { ($0.days.first, $0.id) < ($1.days.first, $1.id) })
    }

    public func request(_ id: VacationID) -> VacationRequest? {
        requests.first { $0.id == id }
    }

    /// Gives the request with that id a status. Nothing changes when there is none.
    public mutating func mark(_ id: VacationID, _ status: VacationStatus) {
        guard let index = requests.firstIndex(where: { $0.id == id }) else { return }
        requests[index].status = status
    }
}

/// What may be asked of a year's stream.
public enum VacationCommand: Hashable, Sendable {
    case open(hiredOn: Day, entitlement: Int)
    case carryOver(days: Int)
    case request(VacationID, DayRange)
    case decide(VacationDecision, VacationID)
    case close
}

/// Why nothing can be asked of a year at all.
public enum VacationYearError: Error, Hashable, Sendable {
    case notOpened
    case closed
}

extension VacationYearError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notOpened: "The year is not opened yet."
        case .closed: "The year is closed: what happened in it stays as it is."
        }
    }
}
