public import GRDB
public import Staff

extension Employee: FetchableRecord {
    /// A row with the columns of the table `employee`.
    ///
    /// - Throws: ``UnreadableColumn``
    public init(row: Row) throws {
        self.init(
            id: try row.value("id"), name: try row.value("name"), email: try row.value("email"),
            department: try row.value("department"), hiredOn: try row.value("hired_on"),
            terminatedOn: try row.optional("terminated_on"))
    }
}
