// Each of these races for real. A rule that is checked outside of the transaction that writes can
// pass by luck, so each is tried on several people.
extension Scenario {
    static let atOnce: [Scenario] = [
        Scenario("of two requests at once for the last days exactly one wins") { staff, ana in
            for _ in 1...4 {
                let ben = try await staff.hire(ana.colleague(vacationDays: 5))
                try await staff.expectOneWinner(
                    of: [
                        ben.requesting("2026-05-04", "2026-05-08"),
                        ben.requesting("2026-05-11", "2026-05-15"),
                    ], status: 201, others: .rule("too-many-days"),
                    because: "5 days remain, and each request takes all of them.")
                try await staff.expectRemaining(
                    0, of: ben, because: "One request of 5 days was granted.")
            }
        },
        Scenario("of two requests at once for the same days exactly one wins") { staff, ana in
            for _ in 1...4 {
                let ben = try await staff.hire(ana.colleague())
                try await staff.expectOneWinner(
                    of: [
                        ben.requesting("2026-05-04", "2026-05-08"),
                        ben.requesting("2026-05-07", "2026-05-11"),
                    ], status: 201, others: .rule("overlaps"),
                    because: "Both hold 7 and 8 May, and nobody is away twice.")
            }
        },
        Scenario("of two hires at once with one e-mail exactly one wins") { staff, ana in
            for total in 2...5 {
                let ben = ana.colleague()
                try await staff.expectOneWinner(
                    of: [
                        .post("/employees", ben.json),
                        .post(
                            "/employees", ben.json.setting("email", .string(ben.email.uppercased()))
                        ),
                    ], status: 201, others: .conflict("email-taken"),
                    because: "An e-mail is somebody's, whatever its case.")
                try await staff.overview(of: ana.department).expect(
                    field: "total", is: .integer(total), because: "One more was hired, not two.")
            }
        },
        Scenario("of two salaries at once for one day exactly one wins") { staff, ana in
            for month in 2...5 {
                let day = "2026-0\(month)-01"
                try await staff.expectOneWinner(
                    of: [ana.paying("4500.00", from: day), ana.paying("4600.00", from: day)],
                    status: 204, others: .conflict("salary-day-taken"),
                    because: "On one day there is one salary.")
            }
        },
        Scenario("of an approval and a rejection at once exactly one wins") { staff, ana in
            for day in 11...14 {
                let vacation = try await staff.request(
                    "2026-05-\(day)", "2026-05-\(day)", for: ana)
                let winner = try await staff.expectOneWinner(
                    of: ["approve", "reject"].map {
                        StaffRequest("POST", "\(vacation.path)/\($0)")
                    },
                    status: 200, others: .conflict("already-decided"),
                    because: "Whoever comes second finds it decided.")
                try await staff.get(vacation.path).expect(
                    body: try winner.json(), because: "The decision answered is the one kept.")
            }
        },
        Scenario("of two terminations at once exactly one wins") { staff, ana in
            for _ in 1...4 {
                let ben = try await staff.hire(ana.colleague())
                try await staff.expectOneWinner(
                    of: ["2026-06-30", "2026-07-31"].map { .delete(ben.path, ["on": $0]) },
                    status: 204, others: .conflict("already-terminated"),
                    because: "Nobody leaves twice.")
            }
        },
    ]
}
