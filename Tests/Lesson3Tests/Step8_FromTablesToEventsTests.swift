import EventStore
import Foundation
import GRDB
import Hosting
import Lesson3
import Staff
import StaffEvents
import StaffSQLite
import Testing

@Suite("Lesson 3, step 8: from tables to events")
struct Step8_FromTablesToEvents {
    private func importAll(_ company: OldCompany, into store: any EventStore) async throws {
        try await FromTablesToEvents.importEmployees(from: company.employees, into: store)
        try await FromTablesToEvents.importSalaries(from: company.salary, into: store)
        try await FromTablesToEvents.importVacations(from: company.vacation, into: store)
    }

    private func withCompany(
        of count: Int, _ body: (OldCompany, any EventStore) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let company = try await OldCompany(in: folder, count: count)
            try await withEventStore { store in try await body(company, store) }
        }
    }

    /// What a store holds, but for the times.
    private func content(of store: any EventStore) async throws -> [String] {
        try await store.readAll(after: .start, limit: .max).events.map {
            let payload = String(decoding: $0.payload, as: UTF8.self)
            return "\($0.stream) \($0.streamVersion) \($0.type) \(payload)"
        }
    }

    @Test func `everybody is there, as they were`() async throws {
        try await withCompany(of: 6) { company, store in
            try await FromTablesToEvents.importEmployees(from: company.employees, into: store)
            let before = try await company.employees.read {
                try Employee.fetchAll($0, sql: "SELECT * FROM employee ORDER BY id")
            }
            for employee in before {
                let after = try await store.state(of: .employee(employee.id), EmployeeDecider.self)
                #expect(after == employee, "Also who was terminated, and the e-mail as written.")
            }
        }
    }

    @Test func `every e-mail is reserved`() async throws {
        try await withCompany(of: 2) { company, store in
            try await FromTablesToEvents.importEmployees(from: company.employees, into: store)
            let holder = try await store.state(
                of: .email("PERSON2@example.com"), EmailDecider.self)
            #expect(holder == .number(2), "Whatever its case, nobody else can have it.")
        }
    }

    @Test func `the e-mail of who was terminated is reserved too`() async throws {
        try await withCompany(of: 3) { company, store in
            try await FromTablesToEvents.importEmployees(from: company.employees, into: store)
            let holder = try await store.state(
                of: .email("person3@example.com"), EmailDecider.self)
            #expect(holder == .number(3), "Employee 3 was terminated, and keeps the e-mail.")
        }
    }

    @Test func `every salary is as before`() async throws {
        try await withCompany(of: 12) { company, store in
            try await FromTablesToEvents.importSalaries(from: company.salary, into: store)
            try await company.compareSalaries(with: store)
        }
    }

    @Test func `every balance is as before, and every request`() async throws {
        try await withCompany(of: 12) { company, store in
            try await FromTablesToEvents.importVacations(from: company.vacation, into: store)
            try await company.compareBalances(with: store)
        }
    }

    @Test func `the entitlement is for every year, and says which have begun`() async throws {
        try await withCompany(of: 1) { company, store in
            try await FromTablesToEvents.importVacations(from: company.vacation, into: store)
            let entitlement = try await store.state(
                of: .entitlement(of: .number(1)), EntitlementDecider.self)
            #expect(entitlement?.days == 21, "What the table gives employee 1 for every year.")
            #expect(entitlement?.hiredOn == "2021-02-01", "Nothing can be taken before that day.")
            #expect(entitlement?.years == [2025, 2026], "There are requests in both.")
            let codec = JSONEventCodec<EntitlementEvent>()
            let events = try await store.read(.entitlement(of: .number(1)))
            let years = try events.map { try codec.decode($0) }.dropFirst()
            #expect(years == [.yearOpened(2025), .yearOpened(2026)], "In the order of the years.")
        }
    }

    @Test func `who has no request yet keeps the entitlement`() async throws {
        try await withCompany(of: 5) { company, store in
            try await FromTablesToEvents.importVacations(from: company.vacation, into: store)
            let kept = try await store.state(
                of: .entitlement(of: .number(5)), EntitlementDecider.self)
            #expect(
                kept == Entitlement(days: 25, hiredOn: "2020-06-01"),
                "Employee 5 has an entitlement, and no request: no year has begun.")
        }
    }

    @Test func `no history is invented`() async throws {
        try await withCompany(of: 3) { company, store in
            try await importAll(company, into: store)
            let events = try await store.readAll(after: .start, limit: .max).events
            let types = Set(events.map(\.type))
            let openings: Set = [
                "email.reserved", "employee.imported", "salary.imported", "vacation.imported",
                "entitlement.granted", "entitlement.year-opened",
            ]
            #expect(
                types == openings,
                "The tables know what is true, and not who asked for it, who decided, or when.")
            let reasons = Set(try events.map { try $0.about().reason })
            #expect(reasons == ["imported from tables"], "Why each of them is there.")
        }
    }

    @Test func `twice is once`() async throws {
        try await withCompany(of: 4) { company, store in
            try await importAll(company, into: store)
            let once = try await content(of: store)
            try await importAll(company, into: store)
            let twice = try await content(of: store)
            #expect(twice == once, "The second import finds all that it would write.")
        }
    }

    @Test func `what happened since is not undone by a second import`() async throws {
        try await withCompany(of: 2) { company, store in
            try await importAll(company, into: store)
            let stream = StreamName.salary(of: .number(1))
            let raise = Salary(Money(minorUnits: 999_900, .eur), effectiveFrom: "2027-01-01")
            let event = try JSONEventCodec<SalaryEvent>().encode(
                .set(raise), id: UUID(), for: stream, EventMetadata())
            _ = try await store.append([event], to: stream, expecting: .exactly(1))
            try await importAll(company, into: store)
            let salaries = try await store.state(of: stream, SalaryDecider.self)
            #expect(salaries.last == raise, "The raise was set in the new app, and stays.")
            #expect(salaries.count == 2, "The first salary and the raise.")
        }
    }

    @Test func `a table that changed since the first import is told, and nothing is written`()
        async throws
    {
        try await withCompany(of: 2) { company, store in
            try await FromTablesToEvents.importSalaries(from: company.salary, into: store)
            let before = try await content(of: store)
            try await company.salary.write { db in
                try db.execute(sql: "UPDATE salary SET minor_units = minor_units + 1")
            }
            await #expect(
                throws: EventIDTaken.self,
                "The same id has another salary now: which of the two is right, nobody can tell."
            ) {
                try await FromTablesToEvents.importSalaries(from: company.salary, into: store)
            }
            let after = try await content(of: store)
            #expect(after == before, "What was imported first stays.")
        }
    }

    @Test func `an e-mail that changed since the first import is told, and not reserved`()
        async throws
    {
        try await withCompany(of: 2) { company, store in
            try await FromTablesToEvents.importEmployees(from: company.employees, into: store)
            let before = try await content(of: store)
            try await company.employees.write { db in
                try db.execute(
                    sql: "UPDATE employee SET email = ?, email_key = ? WHERE id = ?",
                    arguments: ["New@Example.com", "new@example.com", EmployeeID.number(1)])
            }
            await #expect(
                throws: EventIDTaken.self, "Employee 1 was imported with another e-mail."
            ) {
                try await FromTablesToEvents.importEmployees(from: company.employees, into: store)
            }
            let after = try await content(of: store)
            #expect(after == before, "A reservation for what was refused is never given back.")
        }
    }

    @Test func `interrupted after any append, it is resumed`() async throws {
        struct Interrupted: Error {}
        try await withCompany(of: 2) { company, store in
            let watched = WatchedStore(store)
            try await importAll(company, into: watched)
            let whole = try await content(of: store)
            let appends = watched.calls.appends.count
            for point in 1...max(appends, 1) {
                try await withEventStore { store in
                    let failing = WatchedStore(store) { number in
                        if number == point { throw Interrupted() }
                    }
                    await #expect(throws: Interrupted.self, "Append \(point) fails.") {
                        try await importAll(company, into: failing)
                    }
                    try await importAll(company, into: store)
                    let resumed = try await content(of: store)
                    #expect(resumed == whole, "Interrupted at append \(point), and repeated.")
                }
            }
        }
    }

    @Test func `a stream that somebody else began is not written to`() async throws {
        try await withCompany(of: 1) { company, store in
            let stream = StreamName.employee(.number(1))
            let event = try JSONEventCodec<EmployeeEvent>().encode(
                .withdrawn, id: UUID(), for: stream, EventMetadata())
            _ = try await store.append([event], to: stream, expecting: .noStream)
            let conflict = await #expect(
                throws: VersionConflict.self,
                "This is not the empty store that an import begins with, and somebody must look."
            ) {
                try await FromTablesToEvents.importEmployees(from: company.employees, into: store)
            }
            #expect(conflict?.stream == stream, "The error says which stream is not empty.")
            #expect(conflict?.actual == 1, "One event is there already.")
            let after = try await store.read(stream)
            #expect(after.map(\.id) == [event.id], "What somebody else wrote stands alone.")
        }
    }

    @Test func `the tables are only read`() async throws {
        try await withCompany(of: 3) { company, store in
            let pools = [company.employees, company.salary, company.vacation]
            var before: [Int] = []
            for pool in pools { before.append(try await changes(of: pool)) }
            try await importAll(company, into: store)
            var after: [Int] = []
            for pool in pools { after.append(try await changes(of: pool)) }
            #expect(after == before, "Whoever has to go back finds them as they were.")
        }
    }

    /// How many rows the writing connection of `pool` has changed so far.
    private func changes(of pool: DatabasePool) async throws -> Int {
        try await pool.writeWithoutTransaction { $0.totalChangesCount }
    }

    @Test func `a company of 1,000, interrupted and repeated, is as before`() async throws {
        struct Interrupted: Error {}
        try await withCompany(of: 1000) { company, store in
            for point in [700, 1900] {
                let failing = WatchedStore(store) { number in
                    if number == point { throw Interrupted() }
                }
                await #expect(throws: Interrupted.self, "Append \(point) fails.") {
                    try await importAll(company, into: failing)
                }
            }
            try await importAll(company, into: store)
            try await company.compareEmployees(with: store)
            try await company.compareSalaries(with: store)
            try await company.compareBalances(with: store)
            let events = try await store.readAll(after: .start, limit: .max).events
            let counts = Dictionary(grouping: events, by: \.type).mapValues(\.count)
            #expect(counts["employee.imported"] == 1000, "Everybody, once.")
            #expect(counts["email.reserved"] == 1000, "Also of who was terminated.")
            #expect(counts["salary.imported"] == 1000, "All salaries of somebody in one event.")
            #expect(counts["entitlement.granted"] == 1000, "Also to who has no request yet.")
            #expect(counts["vacation.imported"] == 1800, "Two years each, of nine in ten.")
            try await importAll(company, into: store)
            let again = try await store.readAll(after: .start, limit: .max).events
            #expect(again == events, "Done once more, it writes nothing.")
        }
    }
}
