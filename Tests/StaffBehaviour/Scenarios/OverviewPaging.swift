extension Scenario {
    static let overviewPaging: [Scenario] = [
        Scenario("the pages of the overview are the whole of it, in one order") { staff, ana in
            // All have one name, so that only the order of ids keeps the pages apart.
            var ids = [ana.id]
            for _ in 1...4 { ids.append(try await staff.hire(ana.colleague(name: ana.name)).id) }
            var seen: [String] = []
            for offset in [0, 2, 4] {
                let page = try await staff.overview(
                    of: ana.department, ["limit": "2", "offset": "\(offset)"])
                let rows = try page.list("rows")
                try page.expect(
                    rows.count == min(2, 5 - offset), "\(min(2, 5 - offset)) rows",
                    because: "There are 5, and this page begins after \(offset).")
                try page.expect(field: "total", is: 5, because: "The total counts all that match.")
                seen += rows.compactMap { $0["id"]?.string }
            }
            guard seen == ids.sorted() else {
                throw Broken(
                    tried: "GET /overview?department=\(ana.department) in pages of 2",
                    expected: "\(ids.sorted())", got: "\(seen)",
                    because: "Everybody is on one page, and equal names are in the order of ids.")
            }
        },
        Scenario("a page beyond the end is empty, and still knows the total") { staff, ana in
            for offset in ["1", "1000000"] {
                try await staff.overview(of: ana.department, ["offset": offset]).expect(
                    body: ["on": "2026-06-01", "total": 1, "rows": []],
                    because: "There is one row, and it is before this page.")
            }
        },
        refused(
            "the limit of the overview is between 1 and 200", "limit",
            ["0", "-1", "201", "ten", "", "1.5", "99999999999999999999"]),
        refused(
            "the offset of the overview is 0 or more", "offset",
            ["-1", "two", "", "0.5", "99999999999999999999"]),
        refused(
            "the overview is sorted by a column that it has", "sort",
            ["salaryy", "email", "name; DROP TABLE employees", "name,id", ""]),
        refused("an order is asc or desc", "order", ["up", "ASCENDING", ""]),
        refused(
            "the day of an overview exists", "on",
            ["2026-02-30", "2026-13-01", "01.05.2026", "2026-5-1", "today", ""]),
    ]

    /// A parameter of the overview that takes none of these values.
    private static func refused(
        _ name: String, _ parameter: String, _ values: [String]
    ) -> Scenario {
        Scenario(name) { staff, ana in
            let watch = try await staff.watch(ana)
            for value in values {
                let query = ["department": ana.department, "on": "2026-06-01"]
                    .merging([parameter: value]) { $1 }
                try await watch.refuses(
                    .get("/overview", query), with: .unreadable(parameter: parameter),
                    because: "\"\(value)\" is none.")
            }
        }
    }
}
