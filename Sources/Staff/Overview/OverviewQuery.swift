/// Which rows of the overview, in which order, and which page of them.
public struct OverviewQuery: Hashable, Sendable {
    /// A column to sort by.
    public enum Column: String, Sendable, CaseIterable {
        case name, department
        /// By currency, then by amount. Who has no salary comes before everybody else.
        case salary
        case remainingDays
        /// Who is here comes before who is away.
        case awayToday
    }

    public enum Order: String, Sendable, CaseIterable {
        case ascending = "asc"
        case descending = "desc"
    }

    public var day: Day
    /// Only this department, or everybody.
    public var department: String?
    public var sort: Column
    /// The order of `sort`. Ties are always in the ascending order of the ids.
    public var order: Order
    /// Rows on the page, at most.
    public var limit: Int
    /// Rows before the page.
    public var offset: Int

    public init(
        on day: Day, department: String? = nil, sort: Column = .name, order: Order = .ascending,
        limit: Int = 50, offset: Int = 0
    ) {
        self.day = day
        self.department = department
        self.sort = sort
        self.order = order
        self.limit = limit
        self.offset = offset
    }
}

/// Answers the question that needs all three components.
public protocol OverviewService: Sendable {
    func overview(_ query: OverviewQuery) async throws -> Overview
}
