extension Scenario {
    static let badAddresses: [Scenario] = [
        Scenario("an id of an employee that is no UUID is refused") { staff, ana in
            let watch = try await staff.watch(ana)
            for id in ["1", "not-a-uuid", ana.id + "0", String(ana.id.dropLast()), "'--"] {
                let path = "/employees/\(id)"
                let requests: [StaffRequest] = [
                    .get(path), .patch(path, ["name": "X"]), .delete(path),
                    .get("\(path)/salary"), .get("\(path)/salary/history"),
                    .get("\(path)/salary/yearly"), .get("\(path)/vacations"),
                    .put(
                        "\(path)/salary",
                        [
                            "amount": "4500.00", "currency": "EUR", "effectiveFrom": "2026-07-01",
                        ]),
                    .post("\(path)/vacations", ["from": "2026-05-04", "to": "2026-05-08"]),
                ]
                for request in requests {
                    try await watch.refuses(
                        request, with: .unreadable(parameter: "id"),
                        because: "\(id) is no UUID, so nobody could ever have it.")
                }
            }
        },
        Scenario("an id of a vacation that is no UUID is refused") { staff, ana in
            let watch = try await staff.watch(ana)
            let path = "\(ana.path)/vacations/1"
            let posts = ["approve", "reject", "cancel"].map {
                StaffRequest("POST", "\(path)/\($0)")
            }
            for request in [.get(path)] + posts {
                try await watch.refuses(
                    request, with: .unreadable(parameter: "vacation"), because: "1 is no UUID.")
            }
        },
        Scenario("the vacations of a year are asked for by its number") { staff, ana in
            let watch = try await staff.watch(ana)
            for year in ["last", "-1", "2026.5", "99999999999999999999", ""] {
                try await watch.refuses(
                    .get("\(ana.path)/vacations", ["year": year]),
                    with: .unreadable(parameter: "year"), because: "\"\(year)\" is no year.")
            }
        },
        Scenario("a path that leads nowhere is a problem too") { staff, ana in
            let watch = try await staff.watch(ana)
            for path in ["/nothing", "/", "\(ana.path)/bonus", "\(ana.path)/salary/history/1"] {
                try await watch.refuses(
                    .get(path), with: .unknown("no-route"), because: "The API has no such path.")
            }
        },
        Scenario("a method that a path does not have is refused, and those it has are named") {
            staff, ana in
            let watch = try await staff.watch(ana)
            let vacation = "\(ana.path)/vacations/\(unknownID())"
            let cases: [(String, String, [String])] = [
                ("DELETE", "/employees", ["GET", "POST"]),
                ("POST", ana.path, ["GET", "PATCH", "DELETE"]),
                ("PATCH", "\(ana.path)/salary", ["GET", "PUT"]),
                ("POST", "\(ana.path)/salary/history", ["GET"]),
                ("PUT", "\(ana.path)/salary/yearly", ["GET"]),
                ("PUT", "\(ana.path)/vacations", ["GET", "POST"]),
                ("DELETE", vacation, ["GET"]), ("GET", "\(vacation)/approve", ["POST"]),
                ("PUT", "\(vacation)/reject", ["POST"]), ("GET", "\(vacation)/cancel", ["POST"]),
                ("POST", "/overview", ["GET"]), ("DELETE", "/health/live", ["GET"]),
                ("PUT", "/openapi.yaml", ["GET"]), ("POST", "/metrics", ["GET"]),
            ]
            for (method, path, allowed) in cases {
                let answer = try await watch.refuses(
                    StaffRequest(method, path), with: .methodNotAllowed,
                    because: "\(path) has no \(method).")
                let allow = answer.header("Allow") ?? "none"
                let named = Set(allow.split { $0 == "," || $0 == " " }.map(String.init))
                // HEAD and OPTIONS may come with a server.
                try answer.expect(
                    named.subtracting(["HEAD", "OPTIONS"]) == Set(allowed),
                    "Allow: \(allowed.joined(separator: ", ")), not \(allow)",
                    because: "A 405 says which methods there are (RFC 9110).")
            }
        },
    ]
}
