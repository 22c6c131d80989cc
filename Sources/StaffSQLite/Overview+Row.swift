public import GRDB
public import Staff

extension Overview.Row: FetchableRecord {
    /// A row with the columns `id`, `name`, `department`, `minor_units` and `currency` (both NULL
    /// for no salary), `remaining_days`, and `away_today` (0 or 1).
    public init(row: Row) throws {
        let currency: Currency? = row["currency"]
        self.init(
            id: row["id"], name: row["name"], department: row["department"],
            salary: currency.map { Money(minorUnits: row["minor_units"], $0) },
            remainingDays: row["remaining_days"], awayToday: row["away_today"])
    }
}
