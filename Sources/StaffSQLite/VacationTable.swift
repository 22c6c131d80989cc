public import GRDB
public import Staff

/// The data access of Vacation: what people are entitled to, and what they asked for.
public struct VacationTable {
    private let db: Database

    public init(_ db: Database) {
        self.db = db
    }

    /// Says how many working days an employee may take in a calendar year.
    public func entitle(_ employee: EmployeeID, to days: Int, hiredOn: Day) throws {
        try db.execute(
            sql: "INSERT INTO entitlement (employee_id, hired_on, days) VALUES (?, ?, ?)",
            arguments: [employee, hiredOn, days])
    }

    /// The account of a calendar year, or `nil` when Vacation does not know the employee.
    public func account(of employee: EmployeeID, year: Int) throws -> VacationAccount? {
        // There is no day in another year, so nobody can have an account for it.
        guard (1...9999).contains(year) else { return nil }
        let entitlement = try Row.fetchOne(
            db, sql: "SELECT * FROM entitlement WHERE employee_id = ?", arguments: [employee])
        guard let entitlement else { return nil }
        let requests = try VacationRequest.fetchAll(
            db,
            sql: """
                SELECT * FROM vacation WHERE employee_id = ? AND first_day BETWEEN ? AND ?
                ORDER BY first_day, id
                """,
            arguments: [employee, Day(year, 1, 1), Day(year, 12, 31)])
        return VacationAccount(
            hiredOn: try entitlement.value("hired_on"), entitlement: try entitlement.value("days"),
            requests: requests)
    }

    /// Adds a request that costs `workingDays`.
    public func insert(
        _ request: VacationRequest, of employee: EmployeeID, workingDays: Int
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO vacation
                    (id, employee_id, first_day, last_day, working_days, status)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                request.id, employee, request.days.first, request.days.last, workingDays,
                request.status,
            ])
    }

    /// The request of that employee, or `nil`.
    public func find(_ id: VacationID, of employee: EmployeeID) throws -> VacationRequest? {
        try VacationRequest.fetchOne(
            db, sql: "SELECT * FROM vacation WHERE id = ? AND employee_id = ?",
            arguments: [id, employee])
    }

    /// Stores the status of a request that is in the table.
    public func update(_ request: VacationRequest) throws {
        try db.execute(
            sql: "UPDATE vacation SET status = ? WHERE id = ?",
            arguments: [request.status, request.id])
    }
}

extension VacationRequest: FetchableRecord {
    /// A row with the columns of the table `vacation`.
    ///
    /// - Throws: ``UnreadableColumn``
    public init(row: Row) throws {
        let first: Day = try row.value("first_day")
        guard let days = DayRange(from: first, to: try row.value("last_day")) else {
            throw UnreadableColumn(column: "last_day", type: "Day from \(first) on", row: "\(row)")
        }
        self.init(id: try row.value("id"), days, try row.value("status"))
    }
}

extension RecordedRequest: FetchableRecord {
    /// A row with the columns of the table `vacation`.
    ///
    /// - Throws: ``UnreadableColumn``
    public init(row: Row) throws {
        self.init(try VacationRequest(row: row), workingDays: try row.value("working_days"))
    }
}
