extension Scenario {
    static let protocolRules: [Scenario] = [
        Scenario("every answer carries a request id, also one that refuses") { staff, ana in
            let requests: [StaffRequest] = [
                .get(ana.path), .get("/employees/\(unknownID())"), .get("/nothing"),
                StaffRequest("DELETE", "/overview"), .get("/health/live"),
                StaffRequest("POST", "/employees").sending("{"),
            ]
            var ids: Set<String> = []
            for request in requests {
                let answer = try await staff.send(request)
                let id = answer.header("X-Request-Id") ?? ""
                try answer.expect(
                    isSensible(id) && ids.insert(id).inserted,
                    "an X-Request-Id of its own, not \"\(id)\"",
                    because: "Somebody who reports a failure can name the line in the log.")
            }
        },
        Scenario("a sensible request id is kept") { staff, ana in
            for id in [unique("req"), "A.b_c-9", "x", String(repeating: "r", count: 64)] {
                try await staff.send(.get(ana.path).adding("X-Request-Id", id)).expect(
                    header: "X-Request-Id", is: id,
                    because: "Who asks may follow their request by their own id.")
                try await staff.send(.get("/nothing").adding("X-Request-Id", id)).expect(
                    header: "X-Request-Id", is: id, because: "Also when it is refused.")
            }
        },
        Scenario("a request id that is too long, or has strange signs, is replaced") { staff, ana in
            for id in [String(repeating: "r", count: 65), "a b", "a\"b", "{}", "a/b;c=d"] {
                let answer = try await staff.send(.get(ana.path).adding("X-Request-Id", id))
                    .expect(status: 200, because: "A strange id is no reason to refuse.")
                let replaced = answer.header("X-Request-Id") ?? ""
                try answer.expect(
                    isSensible(replaced) && replaced != id, "another X-Request-Id than \(id)",
                    because: "It goes into the log, which holds 1 to 64 of A-Z a-z 0-9 . _ -")
            }
        },
        Scenario("ids are lowercase UUIDs") { staff, ana in
            let vacation = try await staff.request("2026-05-04", "2026-05-04", for: ana)
            for (path, id) in [(ana.path, ana.id), (vacation.path, vacation.id)] {
                let parts = id.split(separator: "-", omittingEmptySubsequences: false)
                let digits = Set("0123456789abcdef")
                let answer = try await staff.get(path)
                try answer.expect(
                    field: "id", is: .string(id), because: "It is asked for by its id.")
                try answer.expect(
                    parts.map(\.count) == [8, 4, 4, 4, 12]
                        && parts.allSatisfy { $0.allSatisfy(digits.contains) },
                    "an id like 0b7e2d3c-5a1f-4c86-9d0e-2f6a8b4c1e73",
                    because: "One way to write an id: it can be compared as text.")
            }
        },
    ]

    /// 1 to 64 of the signs that a request id may have.
    private static func isSensible(_ id: String) -> Bool {
        (1...64).contains(id.utf8.count)
            && id.unicodeScalars.allSatisfy {
                $0.isASCII
                    && ($0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0))
            }
    }
}
