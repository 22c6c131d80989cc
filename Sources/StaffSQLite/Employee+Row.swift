public import GRDB
public import Staff

extension Employee: FetchableRecord {
    /// A row with the columns of the table `employee`.
    public init(row: Row) throws {
        self.init(
            id: row["id"], name: row["name"], email: row["email"], department: row["department"],
            hiredOn: row["hired_on"], terminatedOn: row["terminated_on"])
    }
}
