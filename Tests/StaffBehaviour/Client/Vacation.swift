/// A vacation that has been requested.
struct Vacation: Sendable {
    let id: String
    let path: String
    let from: String
    let to: String

    func json(_ status: String) -> JSON {
        [
            "id": .string(id), "from": .string(from), "to": .string(to),
            "status": .string(status),
        ]
    }
}

extension Person {
    /// The request for a vacation of this person.
    func requesting(_ from: String, _ to: String) -> StaffRequest {
        .post("\(path)/vacations", ["from": .string(from), "to": .string(to)])
    }
}

extension StaffClient {
    /// Requests a vacation that no rule forbids.
    @discardableResult
    func request(_ from: String, _ to: String, for person: Person) async throws -> Vacation {
        let answer = try await send(person.requesting(from, to))
            .expect(status: 201, because: "A vacation that meets every rule is requested.")
        let id = try answer.field("id")
        return Vacation(id: id, path: "\(person.path)/vacations/\(id)", from: from, to: to)
    }

    /// Approves, rejects or cancels a vacation that is open to it.
    func decide(_ decision: String, _ vacation: Vacation) async throws {
        try await post("\(vacation.path)/\(decision)")
            .expect(
                status: 200,
                because: "A requested vacation may be approved or rejected, "
                    + "and a requested or approved one cancelled.")
    }

    /// Checks how many working days somebody has left in a year.
    func expectRemaining(
        _ days: Int, of person: Person, in year: Int = 2026, because reason: String
    ) async throws {
        try await get("\(person.path)/vacations", ["year": "\(year)"])
            .expect(field: "remaining", is: .integer(days), because: reason)
    }
}
