public import EventStore
public import Staff

/// A salary with the second question answered: since when it is known, from whom, and why.
public struct SalaryEntry: Hashable, Sendable {
    /// What is paid, and from which day on.
    public let salary: Salary
    /// When it was recorded.
    public let setAt: Timestamp
    /// Who set it, if they said so.
    public let setBy: String?
    public let reason: String?

    public init(_ salary: Salary, setAt: Timestamp, setBy: String?, reason: String? = nil) {
        self.salary = salary
        self.setAt = setAt
        self.setBy = setBy
        self.reason = reason ?? salary.reason
    }

    /// The day, in UTC, on which it became known.
    public var knownOn: Day { setAt.day }

    /// The entries of a salary stream, in the order in which they were recorded.
    public static func all(
        in events: [RecordedEvent], _ codec: any EventCodec<SalaryEvent>
    ) throws -> [SalaryEntry] {
        try events.reduce(into: []) { entries, event in
            let about = try event.about()
            func entry(_ salary: Salary) -> SalaryEntry {
                SalaryEntry(
                    salary, setAt: event.recordedAt, setBy: about.actor,
                    reason: salary.reason ?? about.reason)
            }
            switch try codec.decode(event) {
            case .set(let salary): entries.append(entry(salary))
            case .imported(let salaries): entries += salaries.map(entry)
            case .withdrawn: entries = []
            }
        }
    }
}

extension Timestamp {
    /// The day in UTC.
    public var day: Day {
        let microsecondsOfADay: Int64 = 86_400_000_000
        let (days, rest) = microseconds.quotientAndRemainder(dividingBy: microsecondsOfADay)
        // Rounded down, also before 1970.
        return Day(1970, 1, 1).advanced(by: Int(rest < 0 ? days - 1 : days))
    }
}
