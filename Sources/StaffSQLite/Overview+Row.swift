public import GRDB
public import Staff

extension Overview.Row: FetchableRecord {
    /// A row with the columns `id`, `name`, `department`, `minor_units` and `currency` (both NULL
    /// for no salary), `remaining_days`, and `away_today` (0 or 1).
    ///
    /// - Throws: ``MissingValue``, since GRDB's own way to read a column ends the process where
    ///   there is none.
    public init(row: Row) throws {
        let currency: Currency? = row["currency"]
        self.init(
            id: try row.value("id"), name: try row.value("name"),
            department: try row.value("department"),
            salary: try currency.map { Money(minorUnits: try row.value("minor_units"), $0) },
            remainingDays: try row.value("remaining_days"),
            awayToday: try row.value("away_today"))
    }
}

/// A column that a row needs, and that is not there or is NULL.
public struct MissingValue: Error, CustomStringConvertible {
    public let column: String
    /// The row as it is.
    public let row: String

    public var description: String {
        "A row of the overview needs a value in the column \(column), and this one has none: \(row)"
    }
}

extension Row {
    fileprivate func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        guard hasColumn(column), let value = Value.fromDatabaseValue(self[column]) else {
            throw MissingValue(column: column, row: "\(self)")
        }
        return value
    }
}
