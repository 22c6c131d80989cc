public import Staff

/// What has come of the events of one employee's calendar year.
public struct VacationYear: Hashable, Codable, Sendable {
    /// `nil` before the year is opened.
    public var hiredOn: Day?
    /// Working days of the year itself.
    public var entitlement = 0
    /// Working days left of the year before, or `nil` while that year is not closed.
    public var carriedOver: Int?
    /// In the order in which they were asked for, each with what it cost then.
    public var recorded: [RecordedRequest] = []
    /// The working days that were left when the year was closed, or `nil` while it is open.
    public var closing: Int?

    public init() {}

    public var isClosed: Bool { closing != nil }
    public var requests: [VacationRequest] { recorded.map(\.request) }

    /// The working days that are left, by the costs that were recorded.
    public var remaining: Int {
        let held = recorded.filter { $0.status == .requested || $0.status == .approved }
        let entitled = entitlement + (carriedOver ?? 0)
        return closing ?? held.reduce(entitled) { $0 - $1.workingDays }
    }

    /// Entitlement and requests as Lesson 1 knows them, or `nil` before the year is opened.
    public var account: VacationAccount? { account(entitlement: entitlement + (carriedOver ?? 0)) }

    /// The account without a limit, for the rules that look at days.
    ///
    /// What is left is told by ``remaining``: those rules would count it anew.
    public var unlimited: VacationAccount? { account(entitlement: .max) }

    private func account(entitlement: Int) -> VacationAccount? {
        guard let hiredOn else { return nil }
        return VacationAccount(
            hiredOn: hiredOn, entitlement: entitlement,
            requests: requests.sorted { ($0.days.first, $0.id) < ($1.days.first, $1.id) })
    }

    /// The request with that id, or `nil` when nobody made it in this year.
    public func request(_ id: VacationID) -> VacationRequest? {
        recorded.first { $0.id == id }?.request
    }

    /// Gives the request with that id a status. Nothing changes when there is none.
    public mutating func mark(_ id: VacationID, _ status: VacationStatus) {
        guard let index = recorded.firstIndex(where: { $0.id == id }) else { return }
        recorded[index].request.status = status
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
