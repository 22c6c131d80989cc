import EventStore
import EventStoreSQLite
import Foundation
import GRDB
import Lesson1
import Lesson3
import Staff
import StaffEvents
import StaffSQLite
import Synchronization

/// Half a year of Ada's, lived once in the tables of Lesson 1, and once in events.
struct HalfAYear: Sendable {
    let tables: DatabasePool
    let store: SQLiteEventStore
    private let clock = Clock()

    static let id = EmployeeID.number(1)
    static let today: Day = "2026-06-15"
    private static let vacation = VacationID.number(1)
    private static let week = DayRange("2026-05-04", "2026-05-08")

    init(in folder: String) async throws {
        tables = try StaffDatabase.open(folder + "/tables.sqlite")
        let clock = clock
        store = SQLiteEventStore(
            try EventDatabase(folder + "/events.sqlite"), now: { clock.now })
        try await live()
    }

    private func live() async throws {
        var ada = Employee(
            id: HalfAYear.id, name: "Ada", email: "ada@old.example", department: "Sales",
            hiredOn: "2026-01-01")
        let first = Salary(Money(minorUnits: 400_000, .eur), effectiveFrom: "2026-01-01")
        let salaries = StreamName.salary(of: HalfAYear.id)
        let year = StreamName.vacation(of: HalfAYear.id, year: 2026)

        try await on("2026-01-01") { [ada] db in
            try EmployeeTable(db).insert(ada)
            try SalaryTable(db).insert(first, of: HalfAYear.id)
            try VacationTable(db).entitle(HalfAYear.id, to: 30, hiredOn: ada.hiredOn)
        }
        try await store.record([EmployeeEvent.hired(ada)], in: .employee(HalfAYear.id), by: "hr")
        try await store.record([SalaryEvent.set(first)], in: salaries, by: "hr")
        try await store.record(
            [VacationEvent.opened(hiredOn: ada.hiredOn, entitlement: 30)], in: year, by: "hr")

        ada.department = "Engineering"
        ada.email = "ada@example.com"
        try await on("2026-03-02") { [ada] db in try EmployeeTable(db).update(ada) }
        let change = EmployeeChange(email: ada.email, department: ada.department)
        try await store.record(
            [EmployeeEvent.changed(change)], in: .employee(HalfAYear.id), by: "hr")

        let raise = Salary(
            Money(minorUnits: 420_000, .eur), effectiveFrom: "2026-01-15",
            reason: "found the bug of the year")
        try await on("2026-03-10") { db in try SalaryTable(db).insert(raise, of: HalfAYear.id) }
        try await store.record([SalaryEvent.set(raise)], in: salaries, by: "grace")

        try await vacate(
            .requested, [.requested(HalfAYear.vacation, HalfAYear.week, workingDays: 5)], "ada")
        try await vacate(.approved, [.approved(HalfAYear.vacation)], "grace")
        try await vacate(.cancelled, [.cancelled(HalfAYear.vacation)], "ada")
    }

    private func vacate(
        _ status: VacationStatus, _ events: [VacationEvent], _ actor: String
    ) async throws {
        let request = VacationRequest(id: HalfAYear.vacation, HalfAYear.week, status)
        try await on("2026-04-01") { db in
            let table = VacationTable(db)
            if status == .requested {
                try table.insert(request, of: HalfAYear.id, workingDays: 5)
            } else {
                try table.update(request)
            }
        }
        try await store.record(events, in: .vacation(of: HalfAYear.id, year: 2026), by: actor)
    }

    /// Writes to the tables on a day, and moves the clock of the store to its noon.
    private func on(_ day: Day, _ write: @Sendable (Database) throws -> Void) async throws {
        guard let noon = Timestamp("\(day)T12:00:00.000000Z") else { return }
        clock.move(to: noon)
        try await tables.writeWithoutTransaction { db in try write(db) }
    }

    /// What time it is in Ada's life.
    private final class Clock: Sendable {
        private let time = Mutex(Timestamp(microseconds: 0))

        var now: Timestamp { time.withLock { $0 } }

        func move(to time: Timestamp) {
            self.time.withLock { $0 = time }
        }
    }
}
