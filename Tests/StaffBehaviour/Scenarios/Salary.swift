extension Person {
    /// The request that sets this person's salary.
    func paying(_ amount: String, _ currency: String = "EUR", from day: String) -> StaffRequest {
        .put(
            "\(path)/salary",
            [
                "amount": .string(amount), "currency": .string(currency),
                "effectiveFrom": .string(day),
            ])
    }
}

extension StaffClient {
    /// Sets a salary that no rule forbids.
    func pay(
        _ person: Person, _ amount: String, _ currency: String = "EUR", from day: String
    ) async throws {
        try await send(person.paying(amount, currency, from: day))
            .expect(status: 204, because: "A salary from a day that has none is set.")
    }
}

extension Scenario {
    static let salary: [Scenario] = [
        Scenario("a salary is in force from its day on, until the next") { staff, ana in
            try await staff.pay(ana, "4500.00", from: "2026-07-01")
            let cases = [
                ("2026-01-05", "4200.00"), ("2026-06-30", "4200.00"), ("2026-07-01", "4500.00"),
                ("2099-12-31", "4500.00"),
            ]
            for (day, amount) in cases {
                try await staff.get("\(ana.path)/salary", ["on": day]).expect(
                    field: "amount", is: .string(amount),
                    because: "4200.00 from 5 January 2026, 4500.00 from 1 July.")
            }
        },
        Scenario("before the first salary there is none") { staff, ana in
            for path in ["salary", "salary/yearly"] {
                try await staff.get("\(ana.path)/\(path)", ["on": "2026-01-04"]).expect(
                    .unknown("no-salary"), because: "Hired, and paid, from 5 January.")
            }
        },
        Scenario("a salary keeps its reason, and has none when none was given") { staff, ana in
            let raise: JSON = [
                "amount": "4500.00", "currency": "EUR", "effectiveFrom": "2026-07-01",
                "reason": "Promoted to \"lead\"",
            ]
            try await staff.put("\(ana.path)/salary", raise)
                .expect(status: 204, because: "A reason may be given.")
            try await staff.get("\(ana.path)/salary", ["on": "2026-07-01"])
                .expect(body: raise, because: "The reason is kept as it was written.")
            try await staff.pay(ana, "4600.00", from: "2026-08-01")
            try await staff.get("\(ana.path)/salary", ["on": "2026-08-01"]).expect(
                field: "reason", is: nil, because: "No reason was given: the field is left out.")
        },
        Scenario("the history is in the order of the days, not of the changes") { staff, ana in
            try await staff.pay(ana, "5000.00", from: "2026-10-01")
            try await staff.pay(ana, "4500.00", from: "2026-04-01")
            let history = try await staff.get("\(ana.path)/salary/history")
            let days = try history.list("salaries").compactMap { $0["effectiveFrom"]?.string }
            try history.expect(
                days == ["2026-01-05", "2026-04-01", "2026-10-01"],
                "salaries from 2026-01-05, 2026-04-01, 2026-10-01",
                because: "October was set first, and still comes last.")
            try await staff.get("\(ana.path)/salary", ["on": "2026-09-30"]).expect(
                field: "amount", is: "4500.00", because: "April's salary holds until October's.")
        },
        Scenario("a salary can be in another currency than the one before") { staff, ana in
            try await staff.pay(ana, "600000", "JPY", from: "2026-07-01")
            try await staff.get("\(ana.path)/salary", ["on": "2026-07-01"]).expect(
                body: ["amount": "600000", "currency": "JPY", "effectiveFrom": "2026-07-01"],
                because: "Somebody may move to Japan.")
        },
        Scenario("the yearly pay is twelve times the monthly pay on the day") { staff, ana in
            try await staff.pay(ana, "4500.10", from: "2026-07-01")
            for (day, amount) in [("2026-06-30", "50400.00"), ("2026-07-01", "54001.20")] {
                try await staff.get("\(ana.path)/salary/yearly", ["on": day]).expect(
                    body: ["amount": .string(amount), "currency": "EUR"],
                    because: "12 times 4200.00 until 30 June, 12 times 4500.10 from 1 July.")
            }
        },
    ]

    static let salaryRefusals: [Scenario] = [
        Scenario("no two salaries begin on one day") { staff, ana in
            try await staff.pay(ana, "4500.00", from: "2026-07-01")
            let watch = try await staff.watch(ana)
            for day in ["2026-07-01", "2026-01-05"] {
                try await watch.refuses(
                    ana.paying("4700.00", from: day), with: .conflict("salary-day-taken"),
                    because: "A salary begins on \(day) already.")
            }
        },
        Scenario("no salary begins before the first") { staff, ana in
            try await staff.watch(ana).refuses(
                ana.paying("4500.00", from: "2026-01-04"), with: .rule("salary-before-hired"),
                because: "Hired, and paid, from 5 January.")
        },
        Scenario("a salary is more than nothing") { staff, ana in
            let watch = try await staff.watch(ana)
            for amount in ["0", "0.00", "-0.01", "-4200.00"] {
                try await watch.refuses(
                    ana.paying(amount, from: "2026-07-01"), with: .rule("salary-not-positive"),
                    because: "\(amount) is no pay.")
            }
        },
        Scenario("a yearly pay that fits no number is refused, and the app lives on") {
            staff, ana in
            try await staff.pay(ana, "90000000000000000.00", from: "2026-07-01")
            try await staff.watch(ana).refuses(
                .get("\(ana.path)/salary/yearly", ["on": "2026-07-01"]),
                with: .rule("yearly-pay-too-large"),
                because: "The month fits 64 bits of cents, twelve of them don't.")
        },
        Scenario("a reason has at most 200 characters") { staff, ana in
            let reason = String(repeating: "r", count: 201)
            let body: JSON = [
                "amount": "4500.00", "currency": "EUR", "effectiveFrom": "2026-07-01",
                "reason": .string(reason),
            ]
            try await staff.watch(ana).refuses(
                .put("\(ana.path)/salary", body), with: .rule("text-too-long"),
                because: "201 characters are one too many.")
        },
        Scenario("somebody unknown has no salary to read or to set") { staff, ana in
            let path = "/employees/\(unknownID())/salary"
            let watch = try await staff.watch(ana)
            let pay: JSON = [
                "amount": "4500.00", "currency": "EUR", "effectiveFrom": "2026-07-01",
            ]
            let requests: [StaffRequest] = [
                .put(path, pay), .get(path, ["on": "2026-07-01"]), .get("\(path)/history"),
                .get("\(path)/yearly", ["on": "2026-07-01"]),
            ]
            for request in requests {
                try await watch.refuses(
                    request, with: .unknown("unknown-employee"), because: "Nobody has this id.")
            }
        },
    ]
}
