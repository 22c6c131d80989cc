import EventStore
import EventStoreSQLite
import Foundation
import GRDB
import Lesson1
import Lesson3
import Staff
import StaffEvents
import StaffSQLite

/// The same company twice: in the tables of Lesson 1, and in an event store.
struct BothCompanies: Sendable {
    let tables: DatabasePool
    let store: SQLiteEventStore

    init(in folder: String) throws {
        tables = try StaffDatabase.open(folder + "/tables.sqlite")
        store = SQLiteEventStore(
            try EventDatabase(folder + "/events.sqlite"), now: { Timestamp.now() })
    }

    /// Hires people who have had two raises, and five days of vacation in June 2026.
    func hire(_ count: Int) async throws {
        let people = (1...count).map(Hired.init)
        try await tables.write { db in
            for person in people { try person.insert(into: db) }
        }
        for person in people { try await person.append(to: store) }
    }
}

/// Somebody with a history.
struct Hired: Sendable {
    let employee: Employee
    let salaries: [Salary]
    let vacation: VacationRequest

    static let hiredOn: Day = "2024-01-01"
    static let entitlement = 30

    init(_ number: Int) {
        employee = Employee(
            id: .number(number), name: "Person \(number)", email: "person\(number)@example.com",
            department: number.isMultiple(of: 2) ? "Sales" : "Research", hiredOn: Hired.hiredOn)
        salaries = (0...2).map { year in
            Salary(
                Money(minorUnits: Int64(300_000 + number * 100 + year * 10_000), .eur),
                effectiveFrom: Day(2024 + year, 1, 1))
        }
        vacation = VacationRequest(
            id: .number(number), DayRange("2026-06-08", "2026-06-12"), .approved)
    }

    func insert(into db: Database) throws {
        try db.execute(
            sql: "INSERT INTO employee VALUES (?, ?, ?, ?, ?, ?, NULL)",
            arguments: [
                employee.id, employee.name, employee.email, employee.email, employee.department,
                employee.hiredOn,
            ])
        for salary in salaries { try SalaryTable(db).insert(salary, of: employee.id) }
        let table = VacationTable(db)
        try table.entitle(employee.id, to: Hired.entitlement, hiredOn: Hired.hiredOn)
        try table.insert(vacation, of: employee.id, workingDays: 5)
    }

    func append(to store: some EventStore) async throws {
        try await store.record([EmployeeEvent.hired(employee)], in: .employee(employee.id))
        try await store.record(salaries.map(SalaryEvent.set), in: .salary(of: employee.id))
        try await store.record(
            [
                VacationEvent.opened(hiredOn: Hired.hiredOn, entitlement: Hired.entitlement),
                .requested(vacation.id, vacation.days, workingDays: 5), .approved(vacation.id),
            ], in: .vacation(of: employee.id, year: 2026))
    }
}

extension EventStore {
    /// Appends what happened in one stream, and who did it.
    func record<Event: DomainEvent>(
        _ events: [Event], in stream: StreamName, by actor: String? = nil
    ) async throws {
        let codec = JSONEventCodec<Event>()
        let batch = try events.map {
            try codec.encode($0, id: UUID(), for: stream, EventMetadata(actor: actor))
        }
        try await append(batch, to: stream, expecting: .any)
    }
}
