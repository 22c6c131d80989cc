extension Scenario {
    static let employees: [Scenario] = [
        Scenario("a change answers the employee as they are now, and keeps the rest") {
            staff, ana in
            let changed = ana.json.setting("name", "Ana Berg")
            try await staff.patch(ana.path, ["name": "Ana Berg"])
                .expect(body: changed, because: "Only the name was to change.")
            try await staff.get(ana.path)
                .expect(body: changed, because: "What was answered is what is kept.")
        },
        Scenario("name, e-mail and department can change in one request") { staff, ana in
            let department = unique("Team")
            let email = unique("ana.berg") + "@example.com"
            let change: JSON = [
                "name": "Ana Berg", "email": .string(email), "department": .string(department),
            ]
            let changed = ana.json.setting("name", "Ana Berg")
                .setting("email", .string(email)).setting("department", .string(department))
            try await staff.patch(ana.path, change)
                .expect(body: changed, because: "All three fields were sent.")
            try await staff.get("/overview", ["department": department, "on": "2026-06-01"])
                .expect(field: "total", is: 1, because: "The overview shows the new department.")
        },
        Scenario("a change of nothing changes nothing, and unknown fields are nothing") {
            staff, ana in
            for body: JSON in [[:], ["hiredOn": "2020-01-01", "id": "x", "nickname": "Annie"]] {
                try await staff.patch(ana.path, body).expect(
                    body: ana.json, because: "Only name, email and department can be changed.")
            }
        },
        Scenario("an e-mail of somebody else can't be moved to, whatever its case") { staff, ana in
            let ben = try await staff.hire(ana.colleague())
            let watch = try await staff.watch(ben)
            for email in [ana.email, ana.email.uppercased()] {
                try await watch.refuses(
                    .patch(ben.path, ["name": "Ben Berg", "email": .string(email)]),
                    with: .conflict("email-taken"), because: "It is \(ana.name)'s.")
            }
        },
        Scenario("one's own e-mail is not taken: its case can change") { staff, ana in
            let email = ana.email.uppercased()
            try await staff.patch(ana.path, ["email": .string(email)]).expect(
                field: "email", is: .string(email), because: "Nobody else has this e-mail.")
        },
        Scenario("an e-mail that was given up is free again") { staff, ana in
            try await staff.patch(ana.path, ["email": .string(unique("new") + "@example.com")])
                .expect(status: 200, because: "The new e-mail is nobody's.")
            var ben = ana.colleague()
            ben.email = ana.email
            let person = try await staff.hire(ben)
            try await staff.get(person.path).expect(
                field: "email", is: .string(ana.email), because: "Nobody has it any more.")
        },
        Scenario("a change keeps the rules of hiring") { staff, ana in
            let watch = try await staff.watch(ana)
            let long = String(repeating: "x", count: 201)
            let cases: [(String, String, String)] = [
                ("name", " ", "text-empty"), ("department", "", "text-empty"),
                ("name", long, "text-too-long"), ("department", "a\u{8}", "text-unprintable"),
                ("email", "nobody", "email-malformed"),
            ]
            for (field, text, rule) in cases {
                try await watch.refuses(
                    .patch(ana.path, [field: .string(text)]), with: .rule(rule),
                    because: "What can't be hired as can't be changed to.")
            }
        },
        Scenario("somebody unknown can't be found, changed or terminated") { staff, ana in
            let path = "/employees/\(unknownID())"
            let watch = try await staff.watch(ana)
            let requests: [StaffRequest] = [
                .get(path), .patch(path, ["name": "X"]), .delete(path, ["on": "2026-06-30"]),
            ]
            for request in requests {
                try await watch.refuses(
                    request, with: .unknown("unknown-employee"), because: "Nobody has this id.")
            }
        },
    ]

    static let termination: [Scenario] = [
        Scenario("a termination answers 204, and the employee shows their last day") { staff, ana in
            try await staff.delete(ana.path, ["on": "2026-06-30"])
                .expect(status: 204, because: "30 June is after the hire.")
            try await staff.get(ana.path).expect(
                body: ana.json.setting("terminatedOn", "2026-06-30"),
                because: "Who has left is still known, with the last day employed.")
        },
        Scenario("the day of hire can be the last day") { staff, ana in
            try await staff.delete(ana.path, ["on": ana.hiredOn])
                .expect(status: 204, because: "Employed for one day, the first and the last.")
        },
        Scenario("nobody is terminated twice: the first last day stands") { staff, ana in
            try await staff.delete(ana.path, ["on": "2026-06-30"])
                .expect(status: 204, because: "It is the first termination.")
            let watch = try await staff.watch(ana)
            for day in ["2026-06-30", "2026-12-31"] {
                try await watch.refuses(
                    .delete(ana.path, ["on": day]), with: .conflict("already-terminated"),
                    because: "They left on 30 June.")
            }
        },
        Scenario("nobody leaves before they were hired") { staff, ana in
            try await staff.watch(ana).refuses(
                .delete(ana.path, ["on": "2026-01-04"]), with: .rule("terminated-before-hired"),
                because: "Hired on 5 January.")
        },
    ]
}
