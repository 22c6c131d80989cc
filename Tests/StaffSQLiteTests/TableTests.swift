import Foundation
import GRDB
import Staff
import StaffSQLite
import Testing

@Suite("The tables that are given")
struct TableTests {
    @Test func `the salary in force is the latest that began by the day`() async throws {
        try await withStore { database in
            try await database.write { db in
                try db.hire(.ada)
                let table = SalaryTable(db)
                let second = Salary.monthly(2, from: "2026-07-01", "promoted")
                let first = Salary.monthly(1, from: "2026-05-04", "hired")
                try table.insert(second, of: .ada)
                try table.insert(first, of: .ada)
                #expect(try table.find(.ada, on: "2026-05-03") == nil, "Before the first.")
                #expect(try table.find(.ada, on: "2026-05-04") == first, "On its first day.")
                #expect(try table.find(.ada, on: "2026-06-30") == first, "The day before.")
                #expect(try table.find(.ada, on: "2026-07-01") == second, "From then on.")
                #expect(try table.find(.ben, on: "2026-07-01") == nil, "Ben is not Ada.")
                #expect(try table.all(of: .ada) == [first, second], "In the order of days.")
            }
        }
    }

    @Test func `there are no two salaries for one day`() async throws {
        try await withStore { database in
            try await database.write { db in
                try db.hire(.ada)
                try db.hire(.ben)
                let table = SalaryTable(db)
                try table.insert(.monthly(1, from: "2026-05-04"), of: .ada)
                try table.insert(.monthly(1, from: "2026-05-04"), of: .ben)
                #expect(throws: StaffError.salaryDayTaken("2026-05-04"), "Ada has one.") {
                    try table.insert(.monthly(2, from: "2026-05-04"), of: .ada)
                }
                #expect(try table.all(of: .ada).count == 1, "The first one stays.")
            }
        }
    }

    @Test(arguments: [1, 0, -1, Int64.max, Int64.min], ["EUR", "JPY", "KWD", "UYW"])
    func `money comes back as it was stored`(units: Int64, code: String) async throws {
        let currency = try #require(Currency(code))
        let reason = "a raise; 'quoted' \"twice\" -- and 🦊"
        let salary = Salary(
            Money(minorUnits: units, currency), effectiveFrom: "0001-01-01", reason: reason)
        try await withStore(for: [.salary]) { database in
            try await database.write { db in
                try SalaryTable(db).insert(salary, of: .ada)
                #expect(try SalaryTable(db).all(of: .ada) == [salary], "To the last unit.")
            }
        }
    }

    @Test func `an account has the requests of its year, by their first day and id`()
        async throws
    {
        func request(_ number: Int, _ first: Day, _ last: Day) -> VacationRequest {
            let id = VacationID("00000000-0000-0000-0000-00000000000\(number)")!
            return VacationRequest(id: id, DayRange(first, last), .requested)
        }
        let wanted = [
            request(3, "2026-01-01", "2026-01-02"), request(1, "2026-06-01", "2026-06-05"),
            request(2, "2026-06-01", "2026-06-05"), request(4, "2026-12-31", "2026-12-31"),
        ]
        let other = [
            request(5, "2025-12-31", "2025-12-31"), request(6, "2027-01-01", "2027-01-01"),
        ]
        try await withStore { database in
            try await database.write { db in
                try db.hire(.ada)
                let table = VacationTable(db)
                for request in (wanted + other).reversed() {
                    try table.insert(request, of: .ada, workingDays: 1)
                }
                let account = try #require(try table.account(of: .ada, year: 2026))
                #expect(account.requests == wanted, "Also those on its first and last day.")
                #expect(account.hiredOn == "2026-05-04", "From the entitlement.")
                #expect(try table.account(of: .ben, year: 2026) == nil, "Nobody knows Ben.")
            }
        }
    }

    @Test func `a request is found by its employee only, and keeps its new status`()
        async throws
    {
        let id = VacationID(UUID())
        var request = VacationRequest(id: id, DayRange("2026-06-01", "2026-06-05"), .requested)
        try await withStore { database in
            try await database.write { [request] db in
                try db.hire(.ada)
                try db.hire(.ben)
                try VacationTable(db).insert(request, of: .ada, workingDays: 5)
                #expect(try VacationTable(db).find(id, of: .ben) == nil, "It is Ada's.")
            }
            request.status = .approved
            try await database.write { [request] db in
                try VacationTable(db).update(request)
                #expect(try VacationTable(db).find(id, of: .ada) == request, "As it is now.")
            }
        }
    }

    @Test func `whoever moves a request elsewhere gets what it cost`() async throws {
        let days = DayRange("2026-06-01", "2026-06-05")
        let request = VacationRequest(id: VacationID(UUID()), days, .approved)
        try await withStore { database in
            try await database.write { db in
                try db.hire(.ada)
                try VacationTable(db).insert(request, of: .ada, workingDays: 4)
                let rows = try StaffRows(db).vacations()
                #expect(
                    rows.map(\.requests) == [[RecordedRequest(request, workingDays: 4)]],
                    "The table says 4 days, and nobody counts them again.")
            }
        }
    }

    /// GRDB's own way to read a column would end the process, and every test with it.
    @Test(arguments: [
        ("hired_on", "id, name, email, department, terminated_on"),
        ("hired_on", "id, name, email, hired_on AS department, department AS hired_on"),
        ("terminated_on", "id, name, email, department, hired_on, name AS terminated_on"),
        ("name", "id, NULL AS name, email, department, hired_on, terminated_on"),
    ])
    func `a row that can't be read says which column, and ends nothing`(
        column: String, columns: String
    ) async throws {
        try await withStore { database in
            try await database.write { db in try db.hire(.ada) }
            let error = await #expect(throws: UnreadableColumn.self, "Read: \(columns).") {
                try await database.read { db in
                    try Employee.fetchAll(db, sql: "SELECT \(columns) FROM employee")
                }
            }
            #expect(error?.column == column, "It is the one that is wrong.")
        }
    }

    @Test func `a currency that is none, and a range that ends before it begins, can't be read`()
        async throws
    {
        try await withStore { database in
            try await database.read { db in
                let money = try #require(
                    try Row.fetchOne(
                        db, sql: "SELECT 'euro' AS currency, 1 AS minor_units, NULL AS reason"))
                #expect(throws: UnreadableColumn.self, "There is no such currency.") {
                    try Overview.Row(row: money)
                }
                #expect(throws: UnreadableColumn.self, "There is no such currency.") {
                    try Salary(row: money)
                }
                let backwards = try #require(
                    try Row.fetchOne(
                        db,
                        sql: "SELECT ? AS id, ? AS first_day, ? AS last_day, 'requested' AS status",
                        arguments: ["\(EmployeeID.ada)", "2026-05-08", "2026-05-04"]))
                #expect(throws: UnreadableColumn.self, "It ends on the 4th.") {
                    try VacationRequest(row: backwards)
                }
            }
        }
    }
}
