public import Staff

/// What happens to somebody's vacation in a calendar year, in the stream `vacation-<id>-<year>`.
public enum VacationEvent: DomainEvent {
    /// The year begins with this many working days, for somebody hired on that day.
    case opened(hiredOn: Day, entitlement: Int)
    /// Brought in from the tables of an earlier version, as they were then.
    case imported(hiredOn: Day, entitlement: Int, requests: [RecordedRequest])
    /// Working days that were left of the year before.
    case carriedOver(days: Int)
    /// `workingDays` is what the days cost by the rules of the day on which they were asked for.
    case requested(VacationID, DayRange, workingDays: Int)
    case approved(VacationID)
    case rejected(VacationID)
    case cancelled(VacationID)
    /// Nothing more happens in the year, of which this many working days were left.
    case closed(remaining: Int)

    public enum Kind: String, EventKind {
        case opened = "vacation.opened"
        case imported = "vacation.imported"
        case carriedOver = "vacation.carried-over"
        case requested = "vacation.requested"
        case approved = "vacation.approved"
        case rejected = "vacation.rejected"
        case cancelled = "vacation.cancelled"
        case closed = "vacation.closed"
    }

    public var kind: Kind {
        switch self {
        case .opened: .opened
        case .imported: .imported
        case .carriedOver: .carriedOver
        case .requested: .requested
        case .approved: .approved
        case .rejected: .rejected
        case .cancelled: .cancelled
        case .closed: .closed
        }
    }
}
