extension Scenario {
    static let vacationDecisions: [Scenario] = [
        Scenario("approve, reject and cancel answer the vacation with what became of it") {
            staff, ana in
            let cases = [
                ("2026-05-04", "approve", "approved"), ("2026-05-05", "reject", "rejected"),
                ("2026-05-06", "cancel", "cancelled"),
            ]
            for (day, decision, status) in cases {
                let vacation = try await staff.request(day, day, for: ana)
                try await staff.post("\(vacation.path)/\(decision)").expect(
                    body: vacation.json(status), because: "It was requested, so it is open.")
                try await staff.get(vacation.path)
                    .expect(body: vacation.json(status), because: "The decision is kept.")
            }
        },
        Scenario("an approved vacation can still be cancelled") { staff, ana in
            let vacation = try await staff.request("2026-05-04", "2026-05-08", for: ana)
            try await staff.decide("approve", vacation)
            try await staff.post("\(vacation.path)/cancel").expect(
                body: vacation.json("cancelled"), because: "Plans change, also approved ones.")
        },
        decided(
            "an approved vacation is neither approved again nor rejected", by: "approve",
            refuses: ["approve", "reject"]),
        decided(
            "a rejected vacation stays rejected", by: "reject",
            refuses: ["approve", "reject", "cancel"]),
        decided(
            "a cancelled vacation stays cancelled", by: "cancel",
            refuses: ["approve", "reject", "cancel"]),
        Scenario("a vacation that nobody requested is unknown") { staff, ana in
            let path = "\(ana.path)/vacations/\(unknownID())"
            try await expectUnknown(path, to: staff, watching: ana)
        },
        Scenario("somebody else's vacation is unknown") { staff, ana in
            let ben = try await staff.hire(ana.colleague())
            let vacation = try await staff.request("2026-05-04", "2026-05-08", for: ben)
            let path = "\(ana.path)/vacations/\(vacation.id)"
            try await expectUnknown(path, to: staff, watching: ben)
        },
        Scenario("somebody unknown has no vacations") { staff, ana in
            let path = "/employees/\(unknownID())/vacations"
            let watch = try await staff.watch(ana)
            let range: JSON = ["from": "2026-05-04", "to": "2026-05-08"]
            for request: StaffRequest in [.get(path, ["year": "2026"]), .post(path, range)] {
                try await watch.refuses(
                    request, with: .unknown("unknown-employee"), because: "Nobody has this id.")
            }
        },
    ]

    /// What is decided by `decision` refuses the other decisions, and stays as it is.
    private static func decided(
        _ name: String, by decision: String, refuses others: [String]
    ) -> Scenario {
        Scenario(name) { staff, ana in
            let vacation = try await staff.request("2026-05-04", "2026-05-08", for: ana)
            try await staff.decide(decision, vacation)
            let watch = try await staff.watch(ana)
            for other in others {
                try await watch.refuses(
                    StaffRequest("POST", "\(vacation.path)/\(other)"),
                    with: .conflict("already-decided"),
                    because: "The answer to the request was \(decision).")
            }
        }
    }

    private static func expectUnknown(
        _ path: String, to staff: StaffClient, watching person: Person
    ) async throws {
        let watch = try await staff.watch(person)
        let posts = ["approve", "reject", "cancel"].map { StaffRequest("POST", "\(path)/\($0)") }
        for request in [.get(path)] + posts {
            try await watch.refuses(
                request, with: .unknown("unknown-vacation"),
                because: "The employee has no such vacation.")
        }
    }
}
