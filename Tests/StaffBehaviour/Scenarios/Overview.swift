extension Person {
    /// This person's row: paid and entitled as hired, and not away, unless said otherwise.
    func row(
        remaining: Int = 20, away: Bool = false,
        salary: JSON = ["amount": "4200.00", "currency": "EUR"]
    ) -> JSON {
        [
            "id": .string(id), "name": .string(name), "department": .string(department),
            "salary": salary, "remainingDays": .integer(remaining), "awayToday": .bool(away),
        ]
    }
}

extension StaffClient {
    /// The overview of one department on a day.
    func overview(
        of department: String, on day: String = "2026-06-01", _ more: [String: String] = [:]
    ) async throws -> Answer {
        let query = ["department": department, "on": day].merging(more) { $1 }
        return try await get("/overview", query)
    }
}

extension Scenario {
    static let overview: [Scenario] = [
        Scenario("the overview joins what three components know") { staff, ana in
            try await staff.overview(of: ana.department).expect(
                body: ["on": "2026-06-01", "total": 1, "rows": [ana.row()]],
                because: "Name and department, salary on the day, days left; no vacation is needed."
            )
        },
        Scenario("the overview of a department has nobody of another") { staff, ana in
            try await staff.hire()
            let ben = try await staff.hire(ana.colleague())
            let answer = try await staff.overview(of: ana.department, ["limit": "200"])
            let ids = Set(try answer.list("rows").compactMap { $0["id"]?.string })
            try answer.expect(
                ids == [ana.id, ben.id], "the two of \(ana.department)",
                because: "The third is in another department.")
            try await staff.overview(of: unique("Nowhere")).expect(
                body: ["on": "2026-06-01", "total": 0, "rows": []],
                because: "A department of nobody is empty, and not an error.")
        },
        Scenario("a department is found by its exact name, signs and all") { staff, ana in
            let department = unique("R&D + Söhne 100% / 'x'; --")
            let ben = try await staff.hire(Newcomer(department: department))
            try await staff.overview(of: department).expect(
                field: "rows", is: [ben.row()], because: "The name arrives percent-encoded.")
            try await staff.overview(of: String(department.dropLast()) + "%").expect(
                field: "total", is: 0, because: "A department is compared, never matched.")
        },
        Scenario("the overview has those employed on the day, the first and last included") {
            staff, ana in
            try await staff.delete(ana.path, ["on": "2026-06-30"])
                .expect(status: 204, because: "30 June is after the hire.")
            let cases: [(String, JSON)] = [
                ("2026-01-04", 0), ("2026-01-05", 1), ("2026-06-30", 1), ("2026-07-01", 0),
            ]
            for (day, total) in cases {
                try await staff.overview(of: ana.department, on: day).expect(
                    field: "total", is: total,
                    because: "Employed from 5 January to 30 June, and asked on \(day).")
            }
        },
        Scenario("the overview shows the salary on the day, never one of the future") {
            staff, ana in
            try await staff.pay(ana, "4500.00", from: "2026-07-01")
            for (day, amount) in [("2026-06-30", "4200.00"), ("2026-07-01", "4500.00")] {
                let salary: JSON = ["amount": .string(amount), "currency": "EUR"]
                try await staff.overview(of: ana.department, on: day).expect(
                    field: "rows", is: [ana.row(salary: salary)],
                    because: "One row a person, paid 4500.00 from 1 July.")
            }
        },
        Scenario("the overview says who is away: with an approved vacation on the day") {
            staff, ana in
            let vacation = try await staff.request("2026-05-06", "2026-05-08", for: ana)
            try await staff.overview(of: ana.department, on: "2026-05-06").expect(
                field: "rows", is: [ana.row(remaining: 17)],
                because: "Three days are requested, and not approved: nobody is away.")
            try await staff.decide("approve", vacation)
            for (day, away) in [("05", false), ("06", true), ("08", true), ("09", false)] {
                try await staff.overview(of: ana.department, on: "2026-05-\(day)").expect(
                    field: "rows", is: [ana.row(remaining: 17, away: away)],
                    because: "Away from 6 to 8 May, both included.")
            }
        },
        Scenario("the overview counts the remaining days of the day's own year") { staff, ana in
            let rejected = try await staff.request("2026-05-04", "2026-05-05", for: ana)
            try await staff.decide("reject", rejected)
            try await staff.request("2026-05-06", "2026-05-08", for: ana)
            try await staff.request("2027-05-03", "2027-05-03", for: ana)
            for (day, remaining) in [("2026-12-31", 17), ("2027-01-01", 19), ("2028-01-01", 20)] {
                try await staff.overview(of: ana.department, on: day).expect(
                    field: "rows", is: [ana.row(remaining: remaining)],
                    because: "3 days of 2026 are held, and 1 of 2027; the rejected ones are not.")
            }
        },
        Scenario("the overview follows a change of name and department") { staff, ana in
            let department = unique("Team")
            try await staff.patch(
                ana.path, ["name": "Ana Berg", "department": .string(department)]
            )
            .expect(status: 200, because: "Both may change.")
            let row = ana.row().setting("name", "Ana Berg")
                .setting("department", .string(department))
            try await staff.overview(of: department)
                .expect(field: "rows", is: [row], because: "She is in the new department.")
            try await staff.overview(of: ana.department)
                .expect(field: "total", is: 0, because: "And not in the old one.")
        },
    ]
}
