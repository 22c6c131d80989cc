extension Scenario {
    static let paging: [Scenario] = [
        Scenario("walking the pages meets everybody once, in the order of ids") { staff, ana in
            let hired = [
                ana, try await staff.hire(ana.colleague()), try await staff.hire(ana.colleague()),
            ]
            var seen: [String] = []
            var query = ["limit": "200"]
            while true {
                let page = try await staff.get("/employees", query)
                let ids = try page.list("employees").compactMap { $0["id"]?.string }
                try page.expect(
                    ids == ids.sorted() && (seen.last ?? "") < (ids.first ?? "~"),
                    "ids that ascend, all beyond \(seen.last ?? "the beginning")",
                    because: "A page goes on where the last one ended, so none is met twice.")
                seen += ids
                guard let next = try page.json()["next"]?.string else { break }
                try page.expect(
                    !ids.isEmpty, "employees, or no next",
                    because: "An empty page that promises a next would be walked for ever.")
                query["after"] = next
            }
            for person in hired where !seen.contains(person.id) {
                throw Broken(
                    tried: "GET /employees?limit=200, and after each next",
                    expected: "\(person.id) on one of the pages", got: "\(seen.count) others",
                    because: "They were hired before the walk began.")
            }
        },
        Scenario("there is a next exactly when more follow") { staff, ana in
            // Others hire meanwhile, so only what holds however many there are can be checked.
            let ben = try await staff.hire(ana.colleague())
            let lower = min(ana.id, ben.id)
            let page = try await staff.get(
                "/employees", ["after": precedingID(lower), "limit": "1"])
            try page.expect(
                try page.list("employees").count == 1 && page.json()["next"] != nil,
                "one employee and a next", because: "The higher id of the two still follows.")
            let highest = "ffffffff-ffff-ffff-ffff-ffffffffffff"
            try await staff.get("/employees", ["after": highest]).expect(
                body: ["employees": []], because: "Nothing follows the highest id: no next.")
        },
        Scenario("an employee in the list is the employee of their own page") { staff, ana in
            let next = try await staff.get(
                "/employees", ["after": precedingID(ana.id), "limit": "1"])
            try next.expect(
                try next.list("employees") == [ana.json], "[\(ana.json)]",
                because: "They have the first id after the one before theirs.")
        },
        Scenario("a page has 50 unless a limit is given") { staff, ana in
            for _ in 1...50 { try await staff.hire(ana.colleague()) }
            let page = try await staff.get("/employees")
            try page.expect(
                try page.list("employees").count == 50, "50 employees",
                because: "There are more than 50, and no limit was given.")
            let rows = try await staff.get(
                "/overview", ["department": ana.department, "on": "2026-06-01"])
            try rows.expect(
                try rows.list("rows").count == 50, "50 rows",
                because: "There are 51 in the department, and no limit was given.")
            try rows.expect(field: "total", is: 51, because: "The total counts beyond the page.")
            let all = try await staff.get(
                "/overview",
                ["department": ana.department, "on": "2026-06-01", "limit": "200"])
            try all.expect(
                try all.list("rows").count == 51, "51 rows", because: "200 is an allowed limit.")
        },
        Scenario("the limit of a list is between 1 and 200") { staff, ana in
            let watch = try await staff.watch(ana)
            for limit in ["0", "-1", "201", "ten", "", "1.5", "99999999999999999999"] {
                try await watch.refuses(
                    .get("/employees", ["limit": limit]), with: .unreadable(parameter: "limit"),
                    because: "\"\(limit)\" is no number from 1 to 200.")
            }
        },
        Scenario("a list goes on after an id, and nothing else") { staff, ana in
            try await staff.watch(ana).refuses(
                .get("/employees", ["after": "1"]), with: .unreadable(parameter: "after"),
                because: "1 is no UUID.")
        },
    ]
}

/// The id one below another, so that a list after it begins with the other.
private func precedingID(_ id: String) -> String {
    let digits = Array("0123456789abcdef")
    var characters = Array(id)
    for index in characters.indices.reversed() {
        guard let value = digits.firstIndex(of: characters[index]) else { continue }
        characters[index] = digits[value == 0 ? 15 : value - 1]
        if value > 0 { break }
    }
    return String(characters)
}
