import GRDB
import Lesson1
import Staff
import StaffSQLite
import Testing

/// A company of five, as it stands on 15 June 2026, a Monday.
private struct Company {
    static let today: Day = "2026-06-15"

    static func found(in db: Database) throws {
        let people: [(name: String, department: String, hiredOn: Day, until: Day?)] = [
            ("Ada", "Engineering", "2025-01-01", nil), ("Grace", "Engineering", "2026-06-15", nil),
            ("Alan", "Research", "2025-01-01", "2026-06-15"),
            ("Ada", "Research", "2025-01-01", nil), ("Zoe", "Sales", "2025-01-01", nil),
        ]
        // Stored in an order of their own, which nobody may rely on.
        for index in [3, 0, 4, 2, 1] {
            let person = people[index]
            let id = EmployeeID.number(index + 1)
            try db.execute(
                sql: "INSERT INTO employee VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    id, person.name, "\(index)@example.com", "\(index)@example.com",
                    person.department, person.hiredOn, person.until,
                ])
            // Zoe is not entitled to anything yet, and nothing is paid to her.
            if index < 4 {
                try VacationTable(db).entitle(id, to: 30, hiredOn: person.hiredOn)
                let monthly = Money(minorUnits: Int64(5 - index) * 100_000, .eur)
                try SalaryTable(db).insert(Salary(monthly, effectiveFrom: person.hiredOn), of: id)
            }
        }
        try raise(.number(1), to: 600_000, from: today, in: db)
        try raise(.number(4), to: 900_000, from: today.advanced(by: 1), in: db)
        // Five days each, on weekdays alone.
        try book(.number(1), "2026-06-15", "2026-06-19", .approved, in: db)
        try book(.number(1), "2026-07-06", "2026-07-10", .requested, in: db)
        try book(.number(1), "2026-08-03", "2026-08-07", .cancelled, in: db)
        try book(.number(1), "2025-06-02", "2025-06-06", .approved, in: db)
        try book(.number(2), "2026-06-15", "2026-06-19", .requested, in: db)
        try book(.number(3), "2026-06-08", "2026-06-12", .approved, in: db)
    }

    private static func raise(
        _ id: EmployeeID, to minorUnits: Int64, from day: Day, in db: Database
    ) throws {
        let monthly = Money(minorUnits: minorUnits, .eur)
        try SalaryTable(db).insert(Salary(monthly, effectiveFrom: day), of: id)
    }

    private static func book(
        _ employee: EmployeeID, _ first: Day, _ last: Day, _ status: VacationStatus,
        in db: Database
    ) throws {
        let count = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM vacation") ?? 0
        try VacationTable(db).insert(
            VacationRequest(
                id: .number(count), DayRange(first, last), status),
            of: employee, workingDays: 5)
    }
}

@Suite("Lesson 1, step 4: the unified view")
struct Step4_UnifiedView {
    private func overview(
        _ change: (inout OverviewQuery) -> Void = { _ in }
    ) async throws -> Overview {
        var query = OverviewQuery(on: Company.today)
        change(&query)
        let asked = query
        return try await withDatabase { database in
            try await database.write { db in try Company.found(in: db) }
            return try await UnifiedView.overview(asked, in: database)
        }
    }

    private func ids(_ overview: Overview) -> [EmployeeID] { overview.rows.map(\.id) }

    private func row(_ number: Int, of overview: Overview) throws -> Overview.Row {
        try #require(
            overview.rows.first { $0.id == .number(number) },

            """
            Employee \(number) is employed on the day, and has no row. Are they lost in a join, or \
            is their `terminated_on`, which is NULL, compared with the day?
            """)
    }

    @Test func `a row joins what the three components know`() async throws {
        let ada = try row(1, of: try await overview())
        let expected = Overview.Row(
            id: .number(1), name: "Ada", department: "Engineering",
            salary: Money(minorUnits: 600_000, .eur), remainingDays: 20, awayToday: true)
        #expect(ada == expected, "Ada's row, with a raise from today on, and away since today.")
    }

    @Test func `nobody is lost who has no salary and no entitlement yet`() async throws {
        let zoe = try row(5, of: try await overview())
        #expect(zoe.salary == nil, "Nothing is paid to Zoe yet.")
        #expect(zoe.remainingDays == 0, "Zoe is not entitled to anything yet.")
    }

    @Test func `the salary is the one in force on the day`() async throws {
        let today = try await overview()
        let raised = try row(1, of: today).salary?.minorUnits
        #expect(raised == 600_000, "The raise from today on is in force.")
        let unchanged = try row(4, of: today).salary?.minorUnits
        #expect(unchanged == 200_000, "The raise from tomorrow on is not in force yet.")
        let yesterday = try await overview { $0.day = Company.today.advanced(by: -1) }
        let before = try row(1, of: yesterday).salary?.minorUnits
        #expect(before == 500_000, "Yesterday the raise was not in force.")
    }

    @Test func `remaining days are those of the year, less requested and approved`() async throws {
        let thisYear = try row(1, of: try await overview()).remainingDays
        #expect(
            thisYear == 20,
            "30 days, less 5 approved and 5 requested in 2026. 5 were cancelled, 5 were in 2025.")
        let lastYear = try row(1, of: try await overview { $0.day = "2025-12-31" }).remainingDays
        #expect(
            lastYear == 25, "In 2025, 5 of 30 days were approved. Those of 2026 do not count then.")
    }

    @Test func `away is who has an approved vacation on the day`() async throws {
        let today = try await overview()
        let away = today.rows.filter { $0.awayToday == true }.map(\.id)
        #expect(
            away == [.number(1)],
            "Grace's request is not approved, and Alan's vacation ended last Friday.")
        let friday = try await overview { $0.day = "2026-06-19" }
        let isAway = try row(1, of: friday).awayToday
        #expect(isAway == true, "19 June is the last day of the vacation, and a part of it.")
    }

    @Test func `everybody employed on the day is there, first and last day too`() async throws {
        let today = Set(ids(try await overview()))
        #expect(
            today == Set((1...5).map { .number($0) }),
            "Grace begins on the day, and it is Alan's last.")
        let tomorrow = Set(ids(try await overview { $0.day = Company.today.advanced(by: 1) }))
        #expect(!tomorrow.contains(.number(3)), "Alan left yesterday.")
        let yesterday = Set(ids(try await overview { $0.day = Company.today.advanced(by: -1) }))
        #expect(!yesterday.contains(.number(2)), "Grace begins tomorrow.")
    }

    @Test func `a department filters the rows and the total`() async throws {
        let research = try await overview { $0.department = "Research" }
        #expect(ids(research) == [.number(4), .number(3)], "Ada and Alan work in Research.")
        #expect(research.total == 2, "The total counts those of the department.")
        await #expect(
            throws: Never.self, "A department is a value, and never a part of the SQL."
        ) {
            let none = try await overview { $0.department = "Research' OR 1=1 --" }
            #expect(none.total == 0, "Nobody works in a department of that name.")
        }
    }

    @Test func `equal names stand in the order of their ids, both ways`() async throws {
        let ascending = ids(try await overview())
        let up: [EmployeeID] = [.number(1), .number(4), .number(3), .number(2), .number(5)]
        #expect(ascending == up, "By name: Ada 1, Ada 4, Alan 3, Grace 2, Zoe 5.")
        let descending = ids(try await overview { $0.order = .descending })
        let down: [EmployeeID] = [.number(5), .number(2), .number(3), .number(1), .number(4)]
        #expect(descending == down, "Ties are in ascending order of ids also when names descend.")
    }

    @Test(arguments: [
        (OverviewQuery.Column.department, [1, 2, 3, 4, 5]), (.salary, [5, 4, 3, 2, 1]),
        (.remainingDays, [5, 1, 2, 3, 4]), (.awayToday, [2, 3, 4, 5, 1]),
    ])
    func `every column sorts`(column: OverviewQuery.Column, order: [Int]) async throws {
        let found = ids(try await overview { $0.sort = column })
        #expect(found == order.map { .number($0) }, "Sorted by \(column.rawValue), then by id.")
    }

    @Test func `a page has its rows, and the total of all`() async throws {
        let page = try await overview {
            $0.limit = 2
            $0.offset = 1
        }
        #expect(
            ids(page) == [.number(4), .number(3)],
            "The second and the third of Ada 1, Ada 4, Alan 3, Grace 2, Zoe 5: by name, then by id."
        )
        #expect(page.total == 5, "The total counts all that match, not the page.")
        #expect(page.on == Company.today, "The overview says which day it is of.")
    }

    @Test func `a page beyond the end is empty, and still says the total`() async throws {
        let page = try await overview { $0.offset = 50 }
        #expect(page.rows.isEmpty, "There are five, and the page begins behind fifty.")
        #expect(
            page.total == 5,
            "There is no row that could carry the total, so it needs a row of its own.")
    }

    @Test func `exactly one statement is executed`() async throws {
        let statements = Statements()
        try await withDatabase(trace: statements.note) { database in
            try await database.write { db in try Company.found(in: db) }
            statements.forget()
            _ = try await UnifiedView.overview(OverviewQuery(on: Company.today), in: database)
            #expect(
                statements.ofRows.count == 1,
                """
                One SELECT joins all of it, and counts the total too. Executed:
                \(statements.numbered)
                """)
        }
    }
}
