public import GRDB
public import Staff

extension Overview.Row: FetchableRecord {
    /// A row with the columns `id`, `name`, `department`, `minor_units` and `currency` (both NULL
    /// for no salary), `remaining_days`, and `away_today` (0 or 1).
    ///
    /// - Throws: ``UnreadableColumn``
    public init(row: Row) throws {
        let currency: Currency? = try row.optional("currency")
        self.init(
            id: try row.value("id"), name: try row.value("name"),
            department: try row.value("department"),
            salary: try currency.map { Money(minorUnits: try row.value("minor_units"), $0) },
            remainingDays: try row.optional("remaining_days"),
            awayToday: try row.optional("away_today"))
    }
}
