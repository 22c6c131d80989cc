// Why: The ids follow from the stream's name, so the store itself knows what it has already.
// What is imported says that it is: a history that nobody recorded is not made up.

public import EventStore
import Foundation
public import GRDB
import Lesson1
import Staff
import StaffEvents
import StaffSQLite

/// Moves what the tables of Lesson 2 hold into event stores, as opening events.
///
/// What was interrupted may be repeated, and what was done twice is there once.
public enum FromTablesToEvents {
    /// Employees, and the e-mails that they have.
    public static func importEmployees(
        from tables: DatabasePool, into store: any EventStore
    ) async throws {
        let employees = try await tables.read { try EmployeeTable($0).all(limit: .max) }
        for employee in employees {
            // First the stream that a changed table is refused by: no e-mail is reserved in vain.
            try await open(.employee(employee.id), [EmployeeEvent.imported(employee)], store)
            try await open(.email(employee.email), [EmailEvent.reserved(by: employee.id)], store)
        }
    }

    /// All salaries of everybody, with the days they are paid from.
    public static func importSalaries(
        from tables: DatabasePool, into store: any EventStore
    ) async throws {
        let rows = try await tables.read { try StaffRows($0).salaries() }
        for (employee, salaries) in rows {
            try await open(.salary(of: employee), [SalaryEvent.imported(salaries)], store)
        }
    }

    /// Entitlements, and each year's requests as they stand.
    public static func importVacations(
        from tables: DatabasePool, into store: any EventStore
    ) async throws {
        for row in try await tables.read({ try StaffRows($0).vacations() }) {
            let years = Dictionary(grouping: row.requests) { $0.days.first.year }
                .sorted { $0.key < $1.key }
            let granted = EntitlementEvent.granted(days: row.entitlement, hiredOn: row.hiredOn)
            let begun = years.map { EntitlementEvent.yearOpened($0.key) }
            try await open(.entitlement(of: row.employee), [granted] + begun, store)
            for (year, requests) in years {
                let imported = VacationEvent.imported(
                    hiredOn: row.hiredOn, entitlement: row.entitlement, requests: requests)
                try await open(.vacation(of: row.employee, year: year), [imported], store)
            }
        }
    }

    /// Begins a stream. The ids follow from its name, so the store knows them when they come again.
    private static func open<Event: DomainEvent>(
        _ stream: StreamName, _ events: [Event], _ store: any EventStore
    ) async throws {
        let codec = JSONEventCodec<Event>()
        let metadata = EventMetadata(reason: "imported from tables")
        let batch = try events.enumerated().map { number, event in
            try codec.encode(
                event, id: UUID(named: "import \(stream) \(number)"), for: stream, metadata)
        }
        try await store.append(batch, to: stream, expecting: .noStream)
    }
}
