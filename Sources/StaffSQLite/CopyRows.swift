public import GRDB
public import Staff

extension Component {
    /// The tables that the component keeps, in the order in which they may be filled.
    public var tables: [String] {
        switch self {
        case .employees: ["employee"]
        case .salary: ["salary"]
        case .vacation: ["entitlement", "vacation"]
        }
    }
}

extension Database {
    /// Inserts all rows of `table` in `source` into the table of the same name here.
    ///
    /// In one transaction with whatever else is written in the same `write`.
    public func copyRows(of table: String, from source: Database) throws {
        let columns = try source.columns(in: table).map(\.name)
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        let insert = try makeStatement(
            sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
        let rows = try Row.fetchCursor(source, sql: "SELECT * FROM \(table)")
        while let row = try rows.next() {
            try insert.execute(arguments: StatementArguments(row.databaseValues))
        }
    }
}
