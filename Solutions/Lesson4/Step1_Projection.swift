// Why: Each table is written by one feed alone, so no order of the three can matter. One function
// for each kind of event, and no `default`: an event that is added one day has to be thought about.

public import EventStore
public import GRDB
public import QueryDatabase
public import Staff
import StaffEvents
import StaffSQLite

/// The overview: what the events of three services come to, in tables for one question.
public struct OverviewProjection: Projection {
    private let codecs: StaffCodecs

    public init(codecs: StaffCodecs = StaffCodecs()) {
        self.codecs = codecs
    }

    /// Changes the rows of the employee whom `event` is about.
    ///
    /// - Throws: `UnknownEvent` or `UndecodableEvent` for what this program can't read.
    public func apply(_ event: RecordedEvent, of feed: Component, in db: Database) throws {
        switch try codecs.decode(event) {
        case .employee(let change): try EmployeeRows(db).apply(change, to: event.subject())
        case .salary(let change): try apply(change, to: event.subject(), in: db)
        case .entitlement(let change): try apply(change, to: event.subject(), in: db)
        case .vacation(let change): try apply(change, to: event.subject(), in: db)
        // Who has reserved an e-mail is not in the overview.
        case .email: break
        }
    }

    private func apply(_ event: SalaryEvent, to id: EmployeeID, in db: Database) throws {
        switch event {
        case .set(let salary): try insert(salary, of: id, in: db)
        case .imported(let salaries):
            for salary in salaries { try insert(salary, of: id, in: db) }
        case .withdrawn:
            try db.execute(sql: "DELETE FROM salary WHERE employee_id = ?", arguments: [id])
        }
    }

    private func apply(_ event: EntitlementEvent, to id: EmployeeID, in db: Database) throws {
        switch event {
        case .granted(let days, _):
            let statement = try db.cachedStatement(sql: "INSERT INTO entitlement VALUES (?, ?)")
            try statement.execute(arguments: [id, days])
        case .withdrawn:
            try db.execute(sql: "DELETE FROM entitlement WHERE employee_id = ?", arguments: [id])
            try db.execute(sql: "DELETE FROM vacation WHERE employee_id = ?", arguments: [id])
        case .yearOpened: break
        }
    }

    private func apply(_ event: VacationEvent, to id: EmployeeID, in db: Database) throws {
        switch event {
        case .requested(let request, let days, let workingDays):
            let request = VacationRequest(id: request, days, .requested)
            try insert(request, of: id, workingDays: workingDays, in: db)
        case .imported(_, _, let requests):
            for recorded in requests {
                try insert(
                    recorded.request, of: id, workingDays: recorded.workingDays, in: db)
            }
        case .approved(let request): try mark(request, .approved, in: db)
        case .rejected(let request): try mark(request, .rejected, in: db)
        case .cancelled(let request): try mark(request, .cancelled, in: db)
        // The overview shows requests. What a year begins and ends with is not in it.
        case .opened, .carriedOver, .closed: break
        }
    }

    /// A salary that is set for a day again is corrected: the later event counts.
    private func insert(_ salary: Salary, of id: EmployeeID, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO salary (employee_id, effective_from, minor_units, currency)
                VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE
                SET minor_units = excluded.minor_units, currency = excluded.currency
                """)
        try statement.execute(arguments: [
            id, salary.effectiveFrom, salary.monthly.minorUnits, salary.monthly.currency,
        ])
    }

    private func insert(
        _ request: VacationRequest, of id: EmployeeID, workingDays: Int, in db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO vacation (id, employee_id, first_day, last_day, working_days, status)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            request.id, id, request.days.first, request.days.last, workingDays, request.status,
        ])
    }

    private func mark(_ id: VacationID, _ status: VacationStatus, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "UPDATE vacation SET status = ? WHERE id = ?")
        try statement.execute(arguments: [status, id])
    }
}
