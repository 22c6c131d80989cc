import HTTPTypes
public import Staff

/// What the gateway relies on in Vacation, whoever has written it, in whatever language.
///
/// It is the consumer's contract: what nobody reads, as the words of a detail, is not in it. Checked
/// on a service with an empty data store. In 2026, 4 May is a Monday.
public enum VacationContract {
    /// - Parameter employee: an id that the service does not know.
    public static func interactions(about employee: EmployeeID) -> [Interaction] {
        let vacations = "/employees/\(employee)/vacations"
        return hired(employee, vacations) + refused(employee, vacations)
            + decided(employee, vacations) + fired(employee, vacations)
    }

    private static func hired(_ employee: EmployeeID, _ vacations: String) -> [Interaction] {
        let hire: JSONValue = [
            "name": "Ada Lovelace", "email": "ada@example.com", "department": "Engineering",
            "hiredOn": "2026-04-01", "vacationDays": 10,
            "monthlySalary": ["amount": "4200.00", "currency": "EUR"],
        ]
        let account: JSONValue = [
            "year": 2026, "entitlement": 10, "remaining": 10, "requests": [],
        ]
        return [
            Interaction("it is ready", status: 200) { _ in .get("/health/ready") },
            Interaction("nobody is known before they are hired", unknown: "employee") { _ in
                .get(vacations, ["year": "2026"])
            },
            Interaction("a hire is added", status: 204) { _ in
                try .sending(hire, by: .put, to: "/hires/\(employee)")
            },
            Interaction("a hire is added again, and nothing changes", status: 204) { _ in
                try .sending(hire, by: .put, to: "/hires/\(employee)")
            },
            Interaction("an account is as full as the hire says", status: 200, body: account) { _ in
                .get(vacations, ["year": "2026"])
            },
        ]
    }

    private static func refused(_ employee: EmployeeID, _ vacations: String) -> [Interaction] {
        func refusal(_ name: String, _ from: String, _ to: String, _ rule: String) -> Interaction {
            let problem: JSONValue = [
                "type": .string("urn:staff:problem:\(rule)"), "status": 422, "rule": .string(rule),
            ]
            return Interaction(name, status: 422, body: problem) { _ in
                try .sending(range(from, to), by: .post, to: vacations)
            }
        }
        return [
            refusal("a weekend is nothing to take", "2026-05-09", "2026-05-10", "nothing-to-take"),
            refusal("nobody is away before the hire", "2026-03-31", "2026-04-01", "before-hired"),
            refusal("a request stays in one year", "2026-12-31", "2027-01-01", "crosses-years"),
            refusal("eleven of ten days are too many", "2026-06-01", "2026-06-15", "too-many-days"),
            Interaction(
                "a range that ends before it begins can't be read", status: 400,
                body: ["type": "urn:staff:problem:unreadable", "pointer": "#/to"]
            ) { _ in try .sending(range("2026-05-08", "2026-05-04"), by: .post, to: vacations) },
            Interaction(
                "a day that the calendar does not have can't be read", status: 400,
                body: ["type": "urn:staff:problem:unreadable", "pointer": "#/from"]
            ) { _ in try .sending(range("2026-02-30", "2026-05-04"), by: .post, to: vacations) },
        ]
    }

    private static func decided(_ employee: EmployeeID, _ vacations: String) -> [Interaction] {
        let requested = range("2026-05-04", "2026-05-11", "requested")
        let approved = range("2026-05-04", "2026-05-11", "approved")
        return [
            Interaction("a request is made", status: 201, body: requested, keepsIDAs: "vacation") {
                _ in try .sending(range("2026-05-04", "2026-05-11"), by: .post, to: vacations)
            },
            Interaction("it is found", status: 200, body: requested) { ids in
                .get("\(vacations)/\(ids["vacation"] ?? "")")
            },
            Interaction(
                "a request holds its six days before it is decided", status: 200,
                body: ["entitlement": 10, "remaining": 4, "requests": [requested]]
            ) { _ in .get(vacations, ["year": "2026"]) },
            Interaction(
                "nobody is away twice", status: 422,
                body: ["type": "urn:staff:problem:overlaps", "rule": "overlaps"]
            ) { _ in try .sending(range("2026-05-11", "2026-05-12"), by: .post, to: vacations) },
            Interaction("it is approved", status: 200, body: approved) { ids in
                .post("\(vacations)/\(ids["vacation"] ?? "")/approve")
            },
            Interaction(
                "it is not approved twice", status: 409,
                body: ["type": "urn:staff:problem:already-decided"]
            ) { ids in .post("\(vacations)/\(ids["vacation"] ?? "")/approve") },
            Interaction(
                "Monday to Monday costs six days", status: 200,
                body: ["entitlement": 10, "remaining": 4, "requests": [approved]]
            ) { _ in .get(vacations, ["year": "2026"]) },
            Interaction(
                "the next year is untouched", status: 200,
                body: ["year": 2027, "remaining": 10, "requests": []]
            ) { _ in .get(vacations, ["year": "2027"]) },
            Interaction("what is cancelled is free again", status: 200) { ids in
                .post("\(vacations)/\(ids["vacation"] ?? "")/cancel")
            },
            Interaction("all ten are left then", status: 200, body: ["remaining": 10]) { _ in
                .get(vacations, ["year": "2026"])
            },
        ] + rejected(vacations) + [
            Interaction("somebody else's request is unknown", unknown: "vacation") { _ in
                .get("\(vacations)/\(employee)")
            }
        ]
    }

    private static func rejected(_ vacations: String) -> [Interaction] {
        let requested = range("2026-05-13", "2026-05-13", "requested")
        let rejected = range("2026-05-13", "2026-05-13", "rejected")
        return [
            Interaction(
                "another request is made", status: 201, body: requested, keepsIDAs: "second"
            ) { _ in try .sending(range("2026-05-13", "2026-05-13"), by: .post, to: vacations) },
            Interaction("it is rejected", status: 200, body: rejected) { ids in
                .post("\(vacations)/\(ids["second"] ?? "")/reject")
            },
            Interaction("what is rejected is free again", status: 200, body: ["remaining": 10]) {
                _ in .get(vacations, ["year": "2026"])
            },
        ]
    }

    private static func fired(_ employee: EmployeeID, _ vacations: String) -> [Interaction] {
        [
            Interaction("a hire is taken back", status: 204) { _ in .delete("/hires/\(employee)") },
            Interaction("it is taken back again, and nothing changes", status: 204) { _ in
                .delete("/hires/\(employee)")
            },
            Interaction("nobody is known after that", unknown: "employee") { _ in
                .get(vacations, ["year": "2026"])
            },
        ]
    }

    private static func range(
        _ from: String, _ to: String, _ status: String? = nil
    ) -> JSONValue {
        var members: [String: JSONValue] = ["from": .string(from), "to": .string(to)]
        members["status"] = status.map { .string($0) }
        return .object(members)
    }
}

extension Interaction {
    fileprivate init(
        _ name: String, unknown kind: String,
        request: @escaping @Sendable ([String: String]) throws -> ServiceRequest
    ) {
        let type = "urn:staff:problem:unknown-\(kind)"
        self.init(name, status: 404, body: ["type": .string(type)], request: request)
    }
}
