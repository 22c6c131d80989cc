/// How many times as much one of two things takes as the other.
public enum Multiple: String, Sendable, CaseIterable {
    /// Less than twice as much.
    case aboutTheSame
    /// Less than five times as much.
    case severalTimes
    /// Five times as much, or more.
    case manyTimes

    /// - Parameter factor: the one amount, divided by the other.
    public init(factor: Double) {
        self =
            switch factor {
            case ..<2: .aboutTheSame
            case ..<5: .severalTimes
            default: .manyTimes
            }
    }
}

extension Multiple: Predictable {
    public var words: String { rawValue }
}

/// Which of two ways to write is faster, if one is.
public enum FasterWrite: String, Sendable, CaseIterable {
    /// Three times as fast as the update, or more.
    case append
    /// Three times as fast as the append, or more.
    case update
    /// Neither is three times as fast as the other.
    case neither

    /// - Parameter ratio: appends in the time of one update.
    public init(ratio: Double) {
        self =
            switch ratio {
            case 3...: .append
            case ..<(1 / 3): .update
            default: .neither
            }
    }
}

extension FasterWrite: Predictable {
    public var words: String { rawValue }
}

/// What somebody may want to know of Ada.
public enum Question: String, Sendable, CaseIterable, CustomStringConvertible {
    /// What is she paid today?
    case salaryToday
    /// What was she paid in February?
    case salaryInFebruary
    /// Why did she get her raise?
    case reasonOfTheRaise
    /// Who set the raise?
    case whoSetTheRaise
    /// On 1 February, what did we believe that she is paid then? The raise was set in March, and
    /// counts from January on.
    case salaryAsKnownThen
    /// Which department is she in?
    case departmentToday
    /// Which department was she in, in February?
    case departmentInFebruary
    /// Which e-mail did she have first?
    case firstEmail
    /// How many days of vacation has she left?
    case remainingDays
    /// Who approved her vacation, before she cancelled it?
    case whoApprovedTheVacation

    public var description: String { rawValue }
}
