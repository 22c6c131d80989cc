// May 2026 starts on a Friday: the 2nd and 3rd are a weekend.
extension Scenario {
    static let vacation: [Scenario] = [
        Scenario("a vacation request answers 201, where it is, and that it is requested") {
            staff, ana in
            let answer = try await staff.send(ana.requesting("2026-05-04", "2026-05-08"))
                .expect(status: 201, because: "The days are free and enough remain.")
            let id = try answer.field("id")
            let path = "\(ana.path)/vacations/\(id)"
            let request: JSON = [
                "id": .string(id), "from": "2026-05-04", "to": "2026-05-08", "status": "requested",
            ]
            try answer.expect(
                header: "Location", is: path, because: "A 201 says where the thing is.")
            try answer.expect(status: 201, body: request, because: "It waits for an answer.")
            try await staff.get(path)
                .expect(body: request, because: "What was answered is found there.")
        },
        Scenario("weekends cost nothing") { staff, ana in
            try await staff.request("2026-05-01", "2026-05-04", for: ana)
            try await staff.expectRemaining(
                18, of: ana, because: "Friday and Monday cost a day each, the weekend nothing.")
        },
        Scenario("one day is one day") { staff, ana in
            try await staff.request("2026-05-04", "2026-05-04", for: ana)
            try await staff.expectRemaining(
                19, of: ana, because: "A range includes its first and its last day.")
        },
        Scenario("requested and approved days are held, rejected and cancelled ones are free") {
            staff, ana in
            let rejected = try await staff.request("2026-05-04", "2026-05-05", for: ana)
            let approved = try await staff.request("2026-05-06", "2026-05-08", for: ana)
            let cancelled = try await staff.request("2026-05-11", "2026-05-15", for: ana)
            try await staff.expectRemaining(10, of: ana, because: "2, 3 and 5 are requested of 20.")
            try await staff.decide("approve", approved)
            try await staff.expectRemaining(10, of: ana, because: "Approved days stay taken.")
            try await staff.decide("reject", rejected)
            try await staff.expectRemaining(12, of: ana, because: "2 rejected days came back.")
            try await staff.decide("cancel", cancelled)
            try await staff.expectRemaining(17, of: ana, because: "5 cancelled days came back.")
            try await staff.decide("cancel", approved)
            try await staff.expectRemaining(20, of: ana, because: "An approved one was cancelled.")
        },
        Scenario("the vacations of a year are listed by their first day, whatever became of them") {
            staff, ana in
            let june = try await staff.request("2026-06-01", "2026-06-02", for: ana)
            let may = try await staff.request("2026-05-04", "2026-05-05", for: ana)
            try await staff.decide("reject", may)
            let again = try await staff.request("2026-05-04", "2026-05-05", for: ana)
            // Two from the same day: the lower id is first.
            let mays = [may.json("rejected"), again.json("requested")]
            let sorted = may.id < again.id ? mays : mays.reversed()
            try await staff.get("\(ana.path)/vacations", ["year": "2026"]).expect(
                body: [
                    "year": 2026, "entitlement": 20, "remaining": 16,
                    "requests": .array(sorted + [june.json("requested")]),
                ], because: "By first day, then by id; June was requested first.")
        },
        Scenario("each calendar year has its own days") { staff, ana in
            try await staff.request("2026-12-30", "2026-12-31", for: ana)
            try await staff.get("\(ana.path)/vacations", ["year": "2027"]).expect(
                body: ["year": 2027, "entitlement": 20, "remaining": 20, "requests": []],
                because: "What is taken in 2026 is not taken in 2027.")
            let next = try await staff.request("2027-01-04", "2027-01-04", for: ana)
            try await staff.get("\(ana.path)/vacations", ["year": "2027"]).expect(
                body: [
                    "year": 2027, "entitlement": 20, "remaining": 19,
                    "requests": [next.json("requested")],
                ], because: "One day of 2027.")
            try await staff.expectRemaining(18, of: ana, because: "And still two of 2026.")
        },
    ]

    static let vacationRules: [Scenario] = [
        Scenario("a weekend is nothing to take") { staff, ana in
            try await staff.watch(ana).refuses(
                ana.requesting("2026-05-09", "2026-05-10"), with: .rule("nothing-to-take"),
                because: "9 and 10 May are a weekend.")
        },
        Scenario("nobody is away before they are hired") { staff, ana in
            try await staff.watch(ana).refuses(
                ana.requesting("2026-01-02", "2026-01-06"), with: .rule("before-hired"),
                because: "Hired on 5 January, away from the 2nd.")
            try await staff.request("2026-01-05", "2026-01-05", for: ana)
        },
        Scenario("a request stays in one year, as the entitlement does") { staff, ana in
            try await staff.watch(ana).refuses(
                ana.requesting("2026-12-30", "2027-01-04"), with: .rule("crosses-years"),
                because: "30 December to 4 January.")
        },
        Scenario("nobody is away twice on the same day") { staff, ana in
            let approved = try await staff.request("2026-05-18", "2026-05-19", for: ana)
            try await staff.decide("approve", approved)
            try await staff.request("2026-05-12", "2026-05-13", for: ana)
            let watch = try await staff.watch(ana)
            let ranges = [(11, 12), (13, 14), (12, 12), (11, 14), (19, 20), (15, 18)]
            for (first, last) in ranges {
                try await watch.refuses(
                    ana.requesting("2026-05-\(first)", "2026-05-\(last)"), with: .rule("overlaps"),
                    because: "12 and 13 May are requested, 18 and 19 May approved.")
            }
        },
        Scenario("the days beside a request are free") { staff, ana in
            try await staff.request("2026-05-12", "2026-05-13", for: ana)
            try await staff.request("2026-05-11", "2026-05-11", for: ana)
            try await staff.request("2026-05-14", "2026-05-15", for: ana)
            try await staff.expectRemaining(15, of: ana, because: "The whole week is requested.")
        },
        Scenario("rejected and cancelled days can be requested again") { staff, ana in
            for decision in ["reject", "cancel"] {
                let vacation = try await staff.request("2026-05-04", "2026-05-08", for: ana)
                try await staff.decide(decision, vacation)
            }
            try await staff.request("2026-05-04", "2026-05-08", for: ana)
            try await staff.expectRemaining(
                15, of: ana, because: "Of three requests for the same week only one still holds it."
            )
        },
        Scenario("the last remaining day can be taken, one more can't") { staff, ana in
            let ben = try await staff.hire(ana.colleague(vacationDays: 5))
            try await staff.watch(ben).refuses(
                ben.requesting("2026-05-04", "2026-05-11"), with: .rule("too-many-days"),
                because: "6 working days, and 5 remain.")
            try await staff.request("2026-05-04", "2026-05-08", for: ben)
            try await staff.watch(ben).refuses(
                ben.requesting("2026-05-11", "2026-05-11"), with: .rule("too-many-days"),
                because: "All 5 are requested. Days that wait for an answer count.")
        },
        Scenario("of several broken rules the first is named") { staff, ana in
            let ben = try await staff.hire(ana.colleague(vacationDays: 4))
            try await staff.request("2026-12-28", "2026-12-31", for: ben)
            let watch = try await staff.watch(ben)
            let cases = [
                ("2026-01-03", "2026-01-04", "nothing-to-take"),
                ("2025-12-30", "2026-01-06", "before-hired"),
                ("2026-12-30", "2027-01-15", "crosses-years"),
                ("2026-12-01", "2026-12-28", "overlaps"),
                ("2026-12-01", "2026-12-24", "too-many-days"),
            ]
            for (from, to, rule) in cases {
                try await watch.refuses(
                    ben.requesting(from, to), with: .rule(rule),
                    because: "Rules are checked in the order nothing-to-take, before-hired, "
                        + "crosses-years, overlaps, too-many-days.")
            }
        },
    ]
}
