/// What somebody needs of an app, and what they have to run it with.
public struct Situation: Hashable, Sendable {
    /// How many teams there are who want to release when they are ready.
    public var teams: Int
    /// How many development platforms have to be used.
    public var platforms: Int
    /// What there is much of. Nothing: the load is small, or the same everywhere.
    public var load: Set<Load>
    public var availability: Availability
    /// Whether somebody asks who changed what, when and why.
    public var audit: Bool
    /// Whether somebody asks what was true on a day in the past, as it was known then.
    public var history: Bool
    /// How often somebody wants a page with facts of several components.
    public var reports: Reports
    /// Whether such a page may be a moment behind.
    public var reportsMayBeBehind: Bool
    /// How many people keep it running.
    public var operators: Int

    public enum Load: CaseIterable, Sendable {
        /// One component is busy now and then, as Salary is before payday.
        case peaksInOneComponent
        /// More is written than updates in place can take.
        case manyWrites
    }

    public enum Availability: CaseIterable, Sendable {
        /// All of it may be away for a moment.
        case mayPause
        /// What does not need the component that has failed goes on.
        case othersGoOn
    }

    public enum Reports: CaseIterable, Sendable {
        case none, nowAndThen, allDay
    }

    /// One team, and no need of anything in particular.
    public init(
        teams: Int = 1, platforms: Int = 1, load: Set<Load> = [],
        availability: Availability = .mayPause, audit: Bool = false, history: Bool = false,
        reports: Reports = .none, reportsMayBeBehind: Bool = true, operators: Int = 2
    ) {
        self.teams = teams
        self.platforms = platforms
        self.load = load
        self.availability = availability
        self.audit = audit
        self.history = history
        self.reports = reports
        self.reportsMayBeBehind = reportsMayBeBehind
        self.operators = operators
    }
}
