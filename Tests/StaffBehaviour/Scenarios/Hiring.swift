extension Scenario {
    static let hiring: [Scenario] = [
        Scenario("a hire answers 201, where the employee is, and the employee") { staff, ana in
            let ben = ana.colleague()
            let answer = try await staff.post("/employees", ben.json)
                .expect(status: 201, because: "Everything that hiring asks for is there.")
            let id = try answer.field("id")
            try answer.expect(
                header: "Location", is: "/employees/\(id)",
                because: "A 201 says where the new thing is.")
            let employee: JSON = [
                "id": .string(id), "name": .string(ben.name), "email": .string(ben.email),
                "department": .string(ben.department), "hiredOn": .string(ben.hiredOn),
            ]
            try answer.expect(
                status: 201, body: employee, because: "It is what was sent, with an id.")
            try await staff.get("/employees/\(id)")
                .expect(body: employee, because: "Who is hired is found under their id.")
        },
        Scenario("the first salary is effective from the day of hire, for the reason hired") {
            staff, ana in
            try await staff.get("\(ana.path)/salary/history").expect(
                body: [
                    "salaries": [
                        [
                            "amount": "4200.00", "currency": "EUR",
                            "effectiveFrom": "2026-01-05", "reason": "hired",
                        ]
                    ]
                ], because: "Hiring sets the first salary in the same stroke.")
        },
        Scenario("the entitlement is there from the hire on, and all of it remains") { staff, ana in
            try await staff.get("\(ana.path)/vacations", ["year": "2026"]).expect(
                body: ["year": 2026, "entitlement": 20, "remaining": 20, "requests": []],
                because: "Hiring grants the vacation days, and none is requested yet.")
        },
        Scenario("a name is stored as it is written, quotes and all") { staff, ana in
            let names = [
                "Robert'); DROP TABLE employees;--", "Žofia \"Zo\" Łukasz", "李 👩🏽‍🚀", "%_\\",
            ]
            for name in names {
                let person = try await staff.hire(ana.colleague(name: name))
                try await staff.get(person.path)
                    .expect(
                        field: "name", is: .string(name), because: "A name is data, never code.")
            }
        },
        Scenario("a name of 200 characters is not too long") { staff, ana in
            let name = String(repeating: "n", count: 200)
            let person = try await staff.hire(ana.colleague(name: name))
            try await staff.get(person.path)
                .expect(field: "name", is: .string(name), because: "200 is allowed, 201 is not.")
        },
        Scenario("an entitlement of 0 and of 366 days is possible") { staff, ana in
            for days in [0, 366] {
                let person = try await staff.hire(ana.colleague(vacationDays: days))
                try await staff.expectRemaining(
                    days, of: person, because: "Both ends of 0 to 366 are in range.")
            }
        },
        Scenario("money is answered with all the decimals of its currency") { staff, ana in
            let cases = [
                ("4200", "EUR", "4200.00"), ("4200.5", "EUR", "4200.50"), ("0.01", "USD", "0.01"),
                ("300000", "JPY", "300000"), ("1.5", "KWD", "1.500"),
            ]
            for (amount, currency, answered) in cases {
                let person = try await staff.hire(
                    ana.colleague(
                        salary: ["amount": .string(amount), "currency": .string(currency)]))
                try await staff.get("\(person.path)/salary", ["on": "2026-01-05"]).expect(
                    field: "amount", is: .string(answered),
                    because:
                        "\(currency) \(amount): ISO 4217 says how many decimals a currency has.")
            }
        },
        Scenario("fields that hiring does not know are ignored") { staff, ana in
            let body = ana.colleague().json
                .setting("nickname", "Benny").setting("id", 7).setting("manager", ["name": .null])
            try await staff.post("/employees", body).expect(
                status: 201, because: "A newer client may send more than the app knows.")
        },
    ]

    static let hiringRefusals: [Scenario] = [
        Scenario("an e-mail is taken, whatever its case") { staff, ana in
            let watch = try await staff.watch(ana)
            for email in [ana.email, ana.email.uppercased()] {
                try await watch.refuses(
                    .post("/employees", ana.colleague().json.setting("email", .string(email))),
                    with: .conflict("email-taken"), because: "\(ana.email) is somebody's already.")
            }
        },
        Scenario("a refused hire leaves its e-mail free") { staff, ana in
            let ben = ana.colleague()
            try await staff.post("/employees", ben.json.setting("vacationDays", -1)).expect(
                .rule("entitlement-out-of-range"), because: "Nobody has less than no vacation.")
            let person = try await staff.hire(ben)
            try await staff.get(person.path).expect(
                field: "email", is: .string(ben.email),
                because: "A hire is all or nothing: the refused one took no e-mail.")
        },
        Scenario("an e-mail must have something on both sides of an @") { staff, ana in
            let watch = try await staff.watch(ana)
            for email in ["nobody", "@example.com", "ana@", "@"] {
                try await watch.refuses(
                    .post("/employees", ana.colleague().json.setting("email", .string(email))),
                    with: .rule("email-malformed"), because: "\(email) can't be written to.")
            }
        },
        Scenario("a name and a department have something to read in them") { staff, ana in
            let watch = try await staff.watch(ana)
            for (field, text) in [("name", ""), ("name", "   "), ("department", "")] {
                try await watch.refuses(
                    .post("/employees", ana.colleague().json.setting(field, .string(text))),
                    with: .rule("text-empty"), because: "A blank \(field) names nothing.")
            }
        },
        Scenario("name, e-mail and department have at most 200 characters") { staff, ana in
            let watch = try await staff.watch(ana)
            let long = String(repeating: "x", count: 201)
            for (field, text) in [("name", long), ("department", long), ("email", long + "@y.org")]
            {
                try await watch.refuses(
                    .post("/employees", ana.colleague().json.setting(field, .string(text))),
                    with: .rule("text-too-long"), because: "More than 200 characters in \(field).")
            }
        },
        Scenario("control characters have no place in a name or a department") { staff, ana in
            let watch = try await staff.watch(ana)
            let cases = [
                ("name", "Ana\u{7}Novak"), ("name", "Ana\u{0}"), ("department", "R\u{1B}D"),
            ]
            for (field, text) in cases {
                try await watch.refuses(
                    .post("/employees", ana.colleague().json.setting(field, .string(text))),
                    with: .rule("text-unprintable"), because: "Nobody can read it in \(field).")
            }
        },
        Scenario("an entitlement is between 0 and 366 days") { staff, ana in
            let watch = try await staff.watch(ana)
            for days in [-1, 367, 1_000_000_000] {
                try await watch.refuses(
                    .post("/employees", ana.colleague(vacationDays: days).json),
                    with: .rule("entitlement-out-of-range"),
                    because: "\(days) days of vacation are not in a year.")
            }
        },
        Scenario("nobody is hired for nothing, or to pay for it") { staff, ana in
            let watch = try await staff.watch(ana)
            for amount in ["0.00", "-0.01", "-4200.00"] {
                let salary: JSON = ["amount": .string(amount), "currency": "EUR"]
                try await watch.refuses(
                    .post("/employees", ana.colleague(salary: salary).json),
                    with: .rule("salary-not-positive"), because: "\(amount) is no pay.")
            }
        },
    ]
}
