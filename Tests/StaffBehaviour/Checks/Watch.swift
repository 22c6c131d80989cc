/// What the app held about somebody and their department, to see that a refusal changes nothing.
struct Watch: Sendable {
    private let staff: StaffClient
    private let person: Person
    private let before: [JSON]

    fileprivate init(_ staff: StaffClient, on person: Person) async throws {
        self.staff = staff
        self.person = person
        before = try await Watch.look(at: person, through: staff)
    }

    /// Sends what must be refused, checks the problem in full, and that nothing has changed.
    @discardableResult
    func refuses(
        _ request: StaffRequest, with refusal: Refusal, because reason: String
    ) async throws -> Answer {
        let answer = try await staff.send(request).expect(refusal, because: reason)
        // A GET has nothing that it could leave half done.
        guard request.method != "GET" else { return answer }
        let after = try await Watch.look(at: person, through: staff)
        for (before, after) in zip(before, after) where before != after {
            throw Broken(
                tried: "\(request), answered \(answer)", expected: "nothing changed: \(before)",
                got: "\(after)", because: "What is refused leaves no trace. \(reason)")
        }
        return answer
    }

    /// The employee, their salaries, their vacations, and who is in their department at all.
    private static func look(
        at person: Person, through staff: StaffClient
    ) async throws -> [JSON] {
        let requests: [StaffRequest] = [
            .get(person.path), .get("\(person.path)/salary/history"),
            .get("\(person.path)/vacations", ["year": "2026"]),
            .get("/overview", ["department": person.department, "on": "2099-12-31"]),
        ]
        var seen: [JSON] = []
        for request in requests {
            let answer = try await staff.send(request)
            try answer.expect(status: 200, because: "A refusal must not get in the way of reading.")
            seen.append(try answer.json())
        }
        return seen
    }
}

extension StaffClient {
    /// Remembers what the app holds about somebody, for the refusals that follow.
    func watch(_ person: Person) async throws -> Watch {
        try await Watch(self, on: person)
    }
}
