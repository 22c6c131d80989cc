import Components
import Hosting
import Hummingbird
import Lesson2
import Staff
import StaffBehaviour
import StaffHTTP
import Testing

@Suite("Lesson 2, step 5: front door", .timeLimit(.minutes(1)))
struct Step5_FrontDoor {
    private func door(_ services: Services, atOnce: Int = 16) -> FrontDoor {
        FrontDoor(
            employees: services.employees, hiring: services.hiring, salary: services.salary,
            vacation: services.vacation, atOnce: atOnce, .real)
    }

    /// Ada, Ben and Cleo, who are employees 1 to 3, and earn 4200, 5100 and 3000 euros.
    private func withThree<Result: Sendable>(
        _ body: (Services) async throws -> Result
    ) async throws -> Result {
        try await withServices { services in
            try await services.add(.person("Ada", "Sales", pay: 4200), as: .number(1))
            try await services.add(.person("Ben", "Development", pay: 5100), as: .number(2))
            try await services.add(.person("Cleo", "Sales", pay: 3000), as: .number(3))
            return try await body(services)
        }
    }

    /// Serves the front door on a real socket.
    private func withDoor(
        _ services: Services, _ body: @escaping @Sendable (StaffClient) async throws -> Void
    ) async throws {
        let router = StaffRouter.make(try door(services).routes(), isReady: { true })
        try await withServer(router.buildResponder()) { address in
            try await body(StaffClient(baseURL: address))
        }
    }

    private static let june = OverviewQuery(on: "2026-06-15")
    private static let ada = "/employees/\(EmployeeID.number(1))"

    // MARK: Routes

    @Test func `every request goes to the service that owns it`() async throws {
        try await withThree { services in
            try await withDoor(services) { staff in
                try await staff.get(Self.ada).expect(
                    field: "name", is: "Ada", because: "Employees knows her name.")
                #expect(services.employees.calls == [.number(1)], "Employees was asked.")
                try await staff.get("\(Self.ada)/salary", ["on": "2026-06-15"]).expect(
                    field: "amount", is: "4200.00", because: "Salary knows her pay.")
                #expect(services.salary.calls == [.number(1)], "Salary was asked.")
                try await staff.get("\(Self.ada)/vacations", ["year": "2026"]).expect(
                    field: "remaining", is: 30, because: "Vacation knows her days.")
                #expect(services.vacation.calls == [.number(1)], "Vacation was asked.")
                #expect(services.employees.calls.count == 1, "Each owner alone was asked.")
            }
        }
    }

    @Test func `a hire goes to the one who hires, with its key`() async throws {
        try await withThree { services in
            try await withDoor(services) { staff in
                let hire = StaffRequest.post("/employees", Newcomer(email: "dan@example.com").json)
                    .adding("Idempotency-Key", "k-17")
                try await staff.send(hire).expect(status: 201, because: "Somebody was hired.")
                #expect(
                    services.hiring.asked.all == ["dan@example.com, k-17"],
                    "No single service can hire.")
                #expect(
                    services.employees.calls.isEmpty, "Employees is asked by the one who hires.")
            }
        }
    }

    @Test func `without Salary, what needs no salary is answered as ever`() async throws {
        try await withThree { services in
            services.salary.fail(.all)
            try await withDoor(services) { staff in
                try await staff.get(Self.ada).expect(status: 200, because: "Employees is well.")
                try await staff.get("\(Self.ada)/vacations").expect(
                    status: 200, because: "Vacation is well.")
                let salary = try await staff.get("\(Self.ada)/salary")
                try salary.expect(status: 503, because: "Nobody else knows what she earns.")
                try salary.expect(
                    header: "Retry-After", is: "1", because: "A client is told when to ask again.")
                let overview = try await staff.get("/overview", ["on": "2026-06-15"])
                try overview.expect(status: 200, because: "Most of it is known.")
                try overview.expect(
                    header: "Staff-Missing", is: "salary", because: "It says what is not.")
            }
        }
    }

    // MARK: The overview

    @Test func `a row is what all three know of an employee on the day`() async throws {
        try await withThree { services in
            let booked = try await services.vacation.component.request(
                DayRange("2026-06-15", "2026-06-19"), for: .number(1))
            _ = try await services.vacation.component.decide(.approve, booked.id, of: .number(1))
            _ = try await services.vacation.component.request(
                DayRange("2026-06-15", "2026-06-16"), for: .number(2))
            try await services.salary.component.setSalary(
                of: .number(2), to: Salary(Money(minorUnits: 1, .eur), effectiveFrom: "2026-06-16"))
            let overview = try await door(services).overview(Self.june)
            #expect(
                overview
                    == Overview(
                        on: "2026-06-15", total: 3,
                        rows: [
                            .row(1, "Ada", "Sales", pay: 4200, days: 25, away: true),
                            .row(2, "Ben", "Development", pay: 5100, days: 28, away: false),
                            .row(3, "Cleo", "Sales", pay: 3000, days: 30, away: false),
                        ]),
                """
                Ada's 5 days are approved and have begun; Ben's 2 are only requested, and his new \
                salary begins a day later.
                """)
        }
    }

    @Test func `the days that remain are those of the day's year`() async throws {
        try await withThree { services in
            _ = try await services.vacation.component.request(
                DayRange("2031-06-16", "2031-06-20"), for: .number(1))
            let overview = try await door(services).overview(OverviewQuery(on: "2031-01-15"))
            let days = overview.rows.map(\.remainingDays)
            #expect(days == [25, 30, 30], "Ada has asked for five days of 2031.")
        }
    }

    @Test func `who is not employed on the day, or not in the department, is left out`()
        async throws
    {
        try await withThree { services in
            try await services.employees.component.terminate(.number(1), on: "2026-06-14")
            try await services.employees.component.terminate(.number(3), on: "2026-06-15")
            let overview = try await door(services).overview(Self.june)
            #expect(overview.rows.map(\.name) == ["Ben", "Cleo"], "Ada's last day was the 14th.")
            #expect(overview.total == 2, "Ada is not counted.")
            var sales = Self.june
            sales.department = "Sales"
            let ofSales = try await door(services).overview(sales)
            #expect(ofSales.rows.map(\.name) == ["Cleo"], "Ben is in Development.")
            #expect(ofSales.total == 1, "The total counts the department.")
        }
    }

    @Test(arguments: [
        (OverviewQuery.Column.name, ["Ada", "Ben", "Cleo"]),
        (.department, ["Ben", "Ada", "Cleo"]), (.salary, ["Cleo", "Ada", "Ben"]),
        (.remainingDays, ["Ben", "Ada", "Cleo"]), (.awayToday, ["Ada", "Cleo", "Ben"]),
    ])
    func `any column can be sorted by`(
        column: OverviewQuery.Column, names: [String]
    ) async throws {
        try await withThree { services in
            let booked = try await services.vacation.component.request(
                DayRange("2026-06-15", "2026-06-19"), for: .number(2))
            _ = try await services.vacation.component.decide(.approve, booked.id, of: .number(2))
            var query = Self.june
            query.sort = column
            let overview = try await door(services).overview(query)
            #expect(overview.rows.map(\.name) == names, "By \(column), and ties by id.")
        }
    }

    @Test(arguments: [OverviewQuery.Column.name, .salary])
    func `a page is a page of the whole`(column: OverviewQuery.Column) async throws {
        try await withThree { services in
            var query = Self.june
            query.sort = column
            query.order = .descending
            query.limit = 1
            let names = column == .name ? ["Cleo", "Ben", "Ada"] : ["Ben", "Ada", "Cleo"]
            for (offset, name) in names.enumerated() {
                query.offset = offset
                let overview = try await door(services).overview(query)
                #expect(
                    overview.rows.map(\.name) == [name], "Row \(offset), by \(column), downwards.")
                #expect(overview.total == 3, "The total counts all pages.")
            }
        }
    }

    @Test func `more employees than Employees lists at once are all there`() async throws {
        try await withServices { services in
            for number in 1...205 {
                try await services.employees.component.add(
                    .person("P\(number)", "Sales"), as: .number(number))
            }
            var query = Self.june
            query.offset = 200
            let overview = try await door(services).overview(query)
            #expect(overview.total == 205, "A page of GET /employees has 200 at most.")
            #expect(overview.rows.count == 5, "The last ones are on the last page.")
        }
    }

    @Test func `only the rows of the page are asked for, where that is enough`() async throws {
        try await withThree { services in
            var query = Self.june
            query.limit = 1
            _ = try await door(services).overview(query)
            #expect(
                services.salary.calls == [.number(1)],
                "Employees knows the names, so it is known who is on the page.")
            #expect(services.vacation.calls == [.number(1)], "One row, one call.")
        }
    }

    // MARK: Failures

    @Test func `without Salary the rows have no salary, and the rest`() async throws {
        try await withThree { services in
            services.salary.fail(.all)
            let overview = try await door(services).overview(Self.june)
            #expect(
                overview.rows.first == .row(1, "Ada", "Sales", days: 30, away: false),
                "Employees and Vacation have answered.")
            #expect(overview.rows.count == 3, "One service that fails does not fail all.")
            #expect(overview.missing == [.salary], "Whoever reads it is told.")
        }
    }

    @Test func `without Vacation the rows have no days, and the rest`() async throws {
        try await withThree { services in
            services.vacation.fail(.all)
            let overview = try await door(services).overview(Self.june)
            #expect(
                overview.rows.first == .row(1, "Ada", "Sales", pay: 4200),
                "Employees and Salary have answered.")
            #expect(overview.missing == [.vacation], "Whoever reads it is told.")
        }
    }

    @Test func `one call that fails takes one cell`() async throws {
        try await withThree { services in
            services.salary.fail(.about(.number(2)))
            let overview = try await door(services).overview(Self.june)
            let pay = overview.rows.map { $0.salary?.minorUnits }
            #expect(pay == [420_000, nil, 300_000], "The call about Ben came too late.")
            #expect(overview.missing == [.salary], "Something is missing.")
        }
    }

    @Test func `without Employees there is no overview`() async throws {
        try await withThree { services in
            services.employees.fail(.all)
            await #expect(
                throws: ServiceFailure("employees", .unreachable), "Nobody else knows who is here."
            ) {
                _ = try await door(services).overview(Self.june)
            }
        }
    }

    @Test func `what a service does not know of somebody is not a failure`() async throws {
        try await withThree { services in
            // A hire that has come no further than Employees.
            try await services.employees.component.add(.person("Dan", "Sales"), as: .number(4))
            let overview = try await door(services).overview(Self.june)
            #expect(
                overview.rows.last == .row(4, "Dan", "Sales"),
                "Salary and Vacation have never heard of Dan.")
            #expect(overview.missing.isEmpty, "All services have answered.")
        }
    }

    @Test func `nobody's salary on that day is not a failure`() async throws {
        try await withThree { services in
            let eve = NewHire.person("Eve", "Sales")
            var later = eve
            later.hiredOn = "2026-07-01"
            try await services.employees.component.add(eve, as: .number(5))
            try await services.salary.component.add(later, as: .number(5))
            let overview = try await door(services).overview(Self.june)
            #expect(
                overview.rows.last == .row(5, "Eve", "Sales"),
                "Eve's salary begins in July, and June was asked for.")
            #expect(overview.missing.isEmpty, "All services have answered.")
        }
    }

    // MARK: At once

    @Test func `calls are made at the same time`() async throws {
        let most = try await mostAtOnce(allowed: 4)
        #expect(most >= 4, "24 calls, one after the other, take 24 times as long as one.")
    }

    @Test func `there are never more calls at the same time than allowed`() async throws {
        let most = try await mostAtOnce(allowed: 4)
        #expect(most <= 4, "A storm of calls is what a service dies of.")
    }

    /// Asks for an overview of twelve people, and returns the most calls that were under way.
    private func mostAtOnce(allowed: Int) async throws -> Int {
        try await withServices { services in
            for number in 1...12 {
                try await services.add(.person("P\(number)", "Sales"), as: .number(number))
            }
            let crowd = Crowd(of: allowed)
            services.salary.holdUp { await crowd.enterAndLeave() }
            services.vacation.holdUp { await crowd.enterAndLeave() }
            let overview = try await door(services, atOnce: allowed).overview(Self.june)
            #expect(overview.rows.count == 12, "Everybody is there.")
            return crowd.most
        }
    }
}
