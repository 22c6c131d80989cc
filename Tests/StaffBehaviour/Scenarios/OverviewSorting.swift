extension StaffClient {
    /// Checks the order of a department's overview, given by ids, for one way to sort.
    fileprivate func expectOrder(
        _ people: [Person], _ query: [String: String], on day: String = "2026-06-01",
        because reason: String
    ) async throws {
        let answer = try await overview(of: people[0].department, on: day, query)
        let ids = try answer.list("rows").compactMap { $0["id"]?.string }
        let names = people.map { "\($0.name) \($0.id)" }.joined(separator: ", ")
        try answer.expect(
            ids == people.map(\.id), "rows in the order \(names)", because: reason)
    }

    /// Hires one colleague of `person` for each name, in this order.
    fileprivate func hire(_ names: [String], beside person: Person) async throws -> [Person] {
        var people: [Person] = []
        for name in names { people.append(try await hire(person.colleague(name: name))) }
        return people
    }
}

extension Scenario {
    static let overviewSorting: [Scenario] = [
        Scenario("rows are in the order of names, by Unicode scalar values") { staff, ana in
            // Ana Novak comes before all of these. As UTF-16 the last two would change places.
            let names = ["ana", "Zoe", "Émile", "Bob", "ｚ", "𝒜da"]
            let sorted = ["Bob", "Zoe", "ana", "Émile", "ｚ", "𝒜da"]
            let people = try await staff.hire(names, beside: ana)
            let order = [ana] + sorted.compactMap { name in people.first { $0.name == name } }
            let reason =
                "A, B, Z come before a, É after all of them: by scalar, as every store can."
            try await staff.expectOrder(order, [:], because: "\(reason) Name is the default.")
            try await staff.expectOrder(order, ["sort": "name", "order": "asc"], because: reason)
            try await staff.expectOrder(
                order.reversed(), ["sort": "name", "order": "desc"],
                because: "The same names, the last first.")
        },
        Scenario("rows that tie are in the order of ids, also descending") { staff, ana in
            let others = try await staff.hire([ana.name, ana.name, ana.name], beside: ana)
            let order = (others + [ana]).sorted { $0.id < $1.id }
            for sort in ["name", "department", "salary", "remainingDays", "awayToday"] {
                for direction in ["asc", "desc"] {
                    try await staff.expectOrder(
                        order, ["sort": sort, "order": direction],
                        because: "All four are the same by \(sort): the lower id is first.")
                }
            }
        },
        Scenario("rows by salary are in the order of currencies, then of amounts") { staff, ana in
            var order: [Person] = []
            let salaries = [("900.00", "EUR"), ("10000.00", "EUR"), ("500", "JPY"), ("20", "USD")]
            for (amount, currency) in salaries.reversed() {
                let salary: JSON = ["amount": .string(amount), "currency": .string(currency)]
                order.insert(try await staff.hire(ana.colleague(salary: salary)), at: 0)
            }
            order.insert(ana, at: 1)
            let reason = "EUR 900, 4,200 and 10,000 as numbers, then JPY 500, then USD 20."
            try await staff.expectOrder(order, ["sort": "salary"], because: reason)
            try await staff.expectOrder(
                order.reversed(), ["sort": "salary", "order": "desc"],
                because: "The other way round.")
        },
        Scenario("rows by salary are by the salary on the day") { staff, ana in
            let ben = try await staff.hire(
                ana.colleague(salary: ["amount": "4300.00", "currency": "EUR"]))
            try await staff.pay(ana, "4500.00", from: "2026-07-01")
            try await staff.expectOrder(
                [ana, ben], ["sort": "salary"], on: "2026-06-30", because: "4,200 and 4,300.")
            try await staff.expectOrder(
                [ben, ana], ["sort": "salary"], on: "2026-07-01", because: "4,300 and 4,500.")
        },
        Scenario("rows by remaining days are in the order of numbers") { staff, ana in
            var order: [Person] = [ana]
            for days in [100, 9] {
                let person = try await staff.hire(ana.colleague(vacationDays: days))
                order.insert(person, at: days == 9 ? 0 : order.count)
            }
            try await staff.expectOrder(
                order, ["sort": "remainingDays"], because: "9, 20 and 100 as numbers.")
            try await staff.expectOrder(
                order.reversed(), ["sort": "remainingDays", "order": "desc"],
                because: "The most first.")
        },
        Scenario("rows by who is away have those at work first") { staff, ana in
            let ben = try await staff.hire(ana.colleague())
            let vacation = try await staff.request("2026-06-01", "2026-06-05", for: ana)
            try await staff.decide("approve", vacation)
            try await staff.expectOrder(
                [ben, ana], ["sort": "awayToday"], because: "Not away is less than away.")
            try await staff.expectOrder(
                [ana, ben], ["sort": "awayToday", "order": "desc"], because: "Those away first.")
        },
        Scenario("rows of all departments can be in the order of departments") { staff, ana in
            // They work on one day long ago, so that hardly anybody else is in this overview.
            let (month, date) = (Int.random(in: 1...9), Int.random(in: 10...28))
            let day = "\(Int.random(in: 1700...1899))-0\(month)-\(date)"
            var hired: [Person] = []
            for word in ["b", "A", "ö", "B"] {
                let newcomer = Newcomer(department: unique(word), hiredOn: day)
                let person = try await staff.hire(newcomer)
                try await staff.delete(person.path, ["on": day])
                    .expect(status: 204, because: "The first day can be the last.")
                hired.append(person)
            }
            let order = [1, 3, 0, 2].map { hired[$0].id }
            for (direction, wanted) in [("asc", order), ("desc", order.reversed())] {
                let query = [
                    "on": day, "sort": "department", "order": direction, "limit": "200",
                ]
                let answer = try await staff.get("/overview", query)
                let ids = try answer.list("rows").compactMap { $0["id"]?.string }
                    .filter(wanted.contains)
                try answer.expect(
                    ids == wanted, "the ids \(wanted) in this order",
                    because: "A, B, b, ö is the order of Unicode scalars.")
            }
        },
    ]
}
