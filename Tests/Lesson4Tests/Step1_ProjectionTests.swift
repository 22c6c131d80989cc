import EventStore
import GRDB
import Hosting
import Lesson1
import Lesson4
import QueryDatabase
import Staff
import StaffEvents
import StaffSQLite
import Testing

@Suite("Lesson 4, step 1: projection")
struct Step1_Projection {
    private let id = EmployeeID.number(1)

    private func project(
        _ events: [(Component, RecordedEvent)], in view: DatabasePool
    ) async throws {
        let projection = OverviewProjection()
        try await view.write { db in
            for (feed, event) in events { try projection.apply(event, of: feed, in: db) }
        }
    }

    private func overview(
        of company: Company, on day: Day = "2026-06-15"
    ) async throws -> [Overview.Row] {
        try await withView { view in
            try await project(company.all, in: view)
            return try await UnifiedView.overview(OverviewQuery(on: day), in: view).rows
        }
    }

    /// All rows of the view, as text.
    private func contents(of company: Company) async throws -> String {
        try await withView { view in
            try await project(company.all, in: view)
            return try await view.read { db in try QueryDatabase.contents(of: db) }
        }
    }

    @Test func `a hire is a row of the overview`() async throws {
        var company = Company()
        try company.hire(1)
        let rows = try await overview(of: company)
        #expect(
            rows == [
                Overview.Row(
                    id: id, name: "Ada", department: "Engineering",
                    salary: Money(minorUnits: 420_000, .eur), remainingDays: 30, awayToday: false)
            ], "The three services have told their part of the hire.")
    }

    @Test func `whichever service is first, the row is the same`() async throws {
        var company = Company()
        try company.hire(1)
        let events = company.all
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        for order in orders {
            try await withView { view in
                try await project(order.map { events[$0] }, in: view)
                let row = try await UnifiedView.overview(
                    OverviewQuery(on: "2026-06-15"), in: view
                ).rows.first
                #expect(
                    row?.salary?.minorUnits == 420_000 && row?.remainingDays == 30,
                    """
                    In the order \(order.map { "\(events[$0].0)" }) the row is \
                    \(row.map { "\($0)" } ?? "missing").
                    """)
            }
        }
    }

    @Test func `a raise is in force from its day on`() async throws {
        var company = Company()
        try company.hire(1)
        let raise = Salary(Money(minorUnits: 500_000, .eur), effectiveFrom: "2026-06-01")
        try company.salary.append(SalaryEvent.set(raise), to: .salary(of: id))
        let before = try await overview(of: company, on: "2026-05-31").first?.salary
        #expect(before?.minorUnits == 420_000, "The first salary is kept.")
        let after = try await overview(of: company, on: "2026-06-01").first?.salary
        #expect(after?.minorUnits == 500_000, "The raise is in force from 1 June on.")
    }

    @Test func `a salary that is set again for a day is corrected`() async throws {
        var company = Company()
        try company.hire(1)
        for amount: Int64 in [500_000, 510_000] {
            let raise = Salary(Money(minorUnits: amount, .eur), effectiveFrom: "2026-06-01")
            try company.salary.append(SalaryEvent.set(raise), to: .salary(of: id))
        }
        let salary = try await overview(of: company).first?.salary
        #expect(salary?.minorUnits == 510_000, "The later event corrects the earlier one.")
    }

    @Test(arguments: [
        (VacationDecision?.none, 25, false), (.approve, 25, true), (.reject, 30, false),
        (.cancel, 30, false),
    ])
    func `a request holds its days until it is rejected or cancelled`(
        decision: VacationDecision?, remaining: Int, isAway: Bool
    ) async throws {
        var company = Company()
        try company.hire(1)
        let stream = StreamName.vacation(of: id, year: 2026)
        let days = DayRange("2026-06-15", "2026-06-19")
        try company.vacation.append(
            VacationEvent.requested(.number(7), days, workingDays: 5), to: stream)
        switch decision {
        case .approve: try company.vacation.append(VacationEvent.approved(.number(7)), to: stream)
        case .reject: try company.vacation.append(VacationEvent.rejected(.number(7)), to: stream)
        case .cancel: try company.vacation.append(VacationEvent.cancelled(.number(7)), to: stream)
        case nil: break
        }
        let row = try await overview(of: company).first
        #expect(row?.remainingDays == remaining, "30 days, and a request of 5.")
        #expect(row?.awayToday == isAway, "The request contains 15 June.")
    }

    @Test func `one decision is about one request`() async throws {
        var company = Company()
        try company.hire(1)
        let stream = StreamName.vacation(of: id, year: 2026)
        for (number, day) in [(7, 15), (8, 22)] {
            let days = DayRange(Day(2026, 6, day), Day(2026, 6, day + 4))
            try company.vacation.append(
                VacationEvent.requested(.number(number), days, workingDays: 5), to: stream)
        }
        try company.vacation.append(VacationEvent.approved(.number(8)), to: stream)
        let row = try await overview(of: company).first
        #expect(row?.awayToday == false, "The request from 22 June on is approved, not this one.")
    }

    @Test func `what was imported is there as if it had happened here`() async throws {
        var company = Company()
        let ada = Employee(
            id: id, name: "Ada", email: "a@b", department: "Research", hiredOn: "2025-01-01")
        try company.employees.append(EmployeeEvent.imported(ada), to: .employee(id))
        let salaries = [("2025-01-01" as Day, 400_000 as Int64), ("2026-01-01", 430_000)].map {
            Salary(Money(minorUnits: $1, .eur), effectiveFrom: $0)
        }
        try company.salary.append(SalaryEvent.imported(salaries), to: .salary(of: id))
        try company.vacation.append(
            EntitlementEvent.granted(days: 28, hiredOn: "2025-01-01"), to: .entitlement(of: id))
        let days = DayRange("2026-06-12", "2026-06-16")
        let request = RecordedRequest(
            VacationRequest(id: .number(7), days, .approved), workingDays: 4)
        try company.vacation.append(
            VacationEvent.imported(hiredOn: "2025-01-01", entitlement: 28, requests: [request]),
            to: .vacation(of: id, year: 2026))
        let rows = try await overview(of: company)
        #expect(
            rows == [
                Overview.Row(
                    id: id, name: "Ada", department: "Research",
                    salary: Money(minorUnits: 430_000, .eur), remainingDays: 24, awayToday: true)
            ], "Two salaries, and a request that was booked at four days: Saturday counted then.")
    }

    @Test func `a hire that was taken back leaves nothing`() async throws {
        let days = DayRange("2026-06-15", "2026-06-19")
        func hire(_ number: Int, _ name: String, in company: inout Company) throws {
            try company.hire(number, name)
            try company.vacation.append(
                VacationEvent.requested(.number(10 + number), days, workingDays: 5),
                to: .vacation(of: .number(number), year: 2026))
        }
        var company = Company()
        try hire(1, "Ada", in: &company)
        try hire(2, "Grace", in: &company)
        var withoutAda = Company()
        try hire(2, "Grace", in: &withoutAda)
        try company.employees.append(EmployeeEvent.withdrawn, to: .employee(id))
        try company.salary.append(SalaryEvent.withdrawn, to: .salary(of: id))
        try company.vacation.append(EntitlementEvent.withdrawn, to: .entitlement(of: id))
        let contents = try await contents(of: company)
        #expect(!contents.contains(id.description), "As if it had never been: \(contents)")
        let expected = try await self.contents(of: withoutAda)
        #expect(contents == expected, "Of Grace, who was hired too, everything stays.")
    }

    @Test func `what the overview does not show changes nothing`() async throws {
        var company = Company()
        try company.hire(1)
        let before = try await overview(of: company)
        try company.employees.append(EmailEvent.reserved(by: id), to: .email("a@b"))
        try company.vacation.append(EntitlementEvent.yearOpened(2026), to: .entitlement(of: id))
        let stream = StreamName.vacation(of: id, year: 2026)
        for event in [
            VacationEvent.opened(hiredOn: "2026-01-01", entitlement: 30), .carriedOver(days: 0),
            .closed(remaining: 30),
        ] {
            try company.vacation.append(event, to: stream)
        }
        #expect(try await overview(of: company) == before, "Five events that it has no column for.")
    }

    @Test func `an event of an unknown kind is refused, and not left out`() async throws {
        var company = Company()
        try company.hire(1)
        company.salary.spoil(type: "salary.doubled")
        let event = try #require(company.salary.events.last)
        try await withView { view in
            await #expect(
                throws: UnknownEvent(event), "Somebody's pay may have changed: it must be said."
            ) {
                try await view.write { db in
                    try OverviewProjection().apply(event, of: .salary, in: db)
                }
            }
        }
    }

    @Test func `an event that can't be read is refused, and not left out`() async throws {
        var company = Company()
        try company.hire(1)
        company.salary.spoil(payload: #"{"amount": "much"}"#)
        let event = try #require(company.salary.events.last)
        try await withView { view in
            await #expect(throws: UndecodableEvent.self, "The payload is no salary.") {
                try await view.write { db in
                    try OverviewProjection().apply(event, of: .salary, in: db)
                }
            }
        }
    }

    /// The seed is printed with every difference, and so the history can be run again.
    @Test(arguments: [UInt64(20_260_615), .random(in: 1...1_000_000)])
    func `after 2,000 commands by chance, in any interleaving, the view equals Lesson 1's join`(
        seed: UInt64
    ) async throws {
        try await withTemporaryFolder { folder in
            let tables = try StaffDatabase.open(folder + "/staff.sqlite")
            var history = RandomHistory(seed: seed, in: tables)
            try await history.run(2_000)
            var random = Seeded(seed)
            for interleaving in 1...3 {
                let view = try QueryDatabase.open(folder + "/\(interleaving).sqlite")
                try await project(history.company.shuffled(by: &random), in: view)
                for day: Day in ["2025-06-30", "2026-06-15", "2026-12-31"] {
                    for sort in OverviewQuery.Column.allCases {
                        let query = OverviewQuery(on: day, sort: sort, limit: 10_000)
                        let expected = try await UnifiedView.overview(query, in: tables)
                        let found = try await UnifiedView.overview(query, in: view)
                        #expect(
                            found == expected,
                            "Seed \(seed), interleaving \(interleaving), \(day) by \(sort).")
                    }
                }
            }
        }
    }
}
