extension Scenario {
    static let badValues: [Scenario] = [
        Scenario("a field of hiring that is missing is named") { staff, ana in
            let watch = try await staff.watch(ana)
            let fields = [
                "name", "email", "department", "hiredOn", "monthlySalary", "vacationDays",
            ]
            for field in fields {
                try await watch.refuses(
                    .post("/employees", ana.colleague().json.setting(field, nil)),
                    with: .unreadable(at: "#/\(field)"), because: "Nobody is hired without it.")
            }
            for field in ["amount", "currency"] {
                let salary = ana.colleague().salary.setting(field, nil)
                try await watch.refuses(
                    .post("/employees", ana.colleague(salary: salary).json),
                    with: .unreadable(at: "#/monthlySalary/\(field)"), because: "It is no money.")
            }
        },
        Scenario("a field of hiring that has the wrong type is named") { staff, ana in
            let watch = try await staff.watch(ana)
            let cases: [(String, JSON)] = [
                ("name", 7), ("email", ["a@b"]), ("department", true), ("hiredOn", 20_260_105),
                ("monthlySalary", "4200.00"), ("vacationDays", "20"), ("vacationDays", 2.5),
                ("vacationDays", 1e30), ("name", .null),
            ]
            for (field, value) in cases {
                try await watch.refuses(
                    .post("/employees", ana.colleague().json.setting(field, value)),
                    with: .unreadable(at: "#/\(field)"), because: "\(value) is of no use there.")
            }
            let salary: JSON = ["amount": 4200, "currency": "EUR"]
            try await watch.refuses(
                .post("/employees", ana.colleague(salary: salary).json),
                with: .unreadable(at: "#/monthlySalary/amount"),
                because: "An amount is a text, so that no floating point comes near it.")
        },
        Scenario("a field of a change that has the wrong type is named") { staff, ana in
            let watch = try await staff.watch(ana)
            for field in ["name", "email", "department"] {
                try await watch.refuses(
                    .patch(ana.path, ["name": "X", "department": "Y", field: 7]),
                    with: .unreadable(at: "#/\(field)"), because: "7 is no text.")
            }
        },
        Scenario("days that do not exist are refused, wherever they are sent") { staff, ana in
            let watch = try await staff.watch(ana)
            for day in ["2026-02-30", "2025-02-29", "2026-13-01", "2026-1-5", "5.1.2026", ""] {
                let reason = "\"\(day)\" is not in the calendar, written as YYYY-MM-DD."
                let hire = ana.colleague().json.setting("hiredOn", .string(day))
                try await watch.refuses(
                    .post("/employees", hire), with: .unreadable(at: "#/hiredOn"), because: reason)
                try await watch.refuses(
                    ana.paying("4500.00", from: day), with: .unreadable(at: "#/effectiveFrom"),
                    because: reason)
                try await watch.refuses(
                    ana.requesting(day, "2026-05-08"), with: .unreadable(at: "#/from"),
                    because: reason)
                try await watch.refuses(
                    ana.requesting("2026-01-06", day), with: .unreadable(at: "#/to"),
                    because: reason)
                for request: StaffRequest in [
                    .delete(ana.path, ["on": day]), .get("\(ana.path)/salary", ["on": day]),
                    .get("\(ana.path)/salary/yearly", ["on": day]),
                ] {
                    try await watch.refuses(
                        request, with: .unreadable(parameter: "on"), because: reason)
                }
            }
        },
        Scenario("29 February is a day in a leap year") { staff, ana in
            let newcomer = Newcomer(department: ana.department, hiredOn: "2024-02-29")
            let ben = try await staff.hire(newcomer)
            try await staff.get(ben.path)
                .expect(field: "hiredOn", is: "2024-02-29", because: "2024 is a leap year.")
        },
        Scenario("a range ends after it begins") { staff, ana in
            try await staff.watch(ana).refuses(
                ana.requesting("2026-05-08", "2026-05-04"), with: .unreadable(at: "#/to"),
                because: "4 May is before 8 May.")
        },
        Scenario("an amount is a decimal that its currency and 64 bits can hold") { staff, ana in
            let watch = try await staff.watch(ana)
            let cases = [
                ("lots", "EUR"), ("", "EUR"), (" 4200", "EUR"), ("4,200.00", "EUR"), ("1e3", "EUR"),
                ("NaN", "EUR"), ("0x10", "EUR"), ("1.2.3", "EUR"), ("--1", "EUR"),
                ("4200.001", "EUR"), ("300000.5", "JPY"), ("1.0001", "KWD"),
                ("99999999999999999999", "EUR"), ("92233720368547758.08", "EUR"),
                ("-99999999999999999999", "EUR"), (String(repeating: "9", count: 1000), "JPY"),
            ]
            for (amount, currency) in cases {
                let salary: JSON = ["amount": .string(amount), "currency": .string(currency)]
                let reason = "\(currency) \"\(amount.prefix(30))\" is no amount."
                try await watch.refuses(
                    .post("/employees", ana.colleague(salary: salary).json),
                    with: .unreadable(at: "#/monthlySalary/amount"), because: reason)
                try await watch.refuses(
                    ana.paying(amount, currency, from: "2026-07-01"),
                    with: .unreadable(at: "#/amount"), because: reason)
            }
        },
        Scenario("a currency is one that ISO 4217 knows") { staff, ana in
            let watch = try await staff.watch(ana)
            for currency in ["XQQ", "EURO", "€", "", "E'R"] {
                let salary: JSON = ["amount": "4200", "currency": .string(currency)]
                try await watch.refuses(
                    .post("/employees", ana.colleague(salary: salary).json),
                    with: .unreadable(at: "#/monthlySalary/currency"),
                    because: "Nobody can pay in \"\(currency)\".")
                try await watch.refuses(
                    ana.paying("4200", currency, from: "2026-07-01"),
                    with: .unreadable(at: "#/currency"), because: "Nobody can pay in it.")
            }
        },
    ]
}
