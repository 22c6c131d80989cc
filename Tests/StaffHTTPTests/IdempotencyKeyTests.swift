import Staff
import StaffBehaviour
import StaffHTTP
import Synchronization
import Testing

@Suite("An idempotency key")
struct IdempotencyKeyTests {
    /// Answers every hire in the same way, and remembers the keys.
    private final class Hiring: HiringService {
        private let error: (any Error)?
        private let seen = Mutex<[String?]>([])

        init(throwing error: (any Error)? = nil) {
            self.error = error
        }

        var keys: [String?] { seen.withLock { $0 } }

        func hire(_ hire: NewHire, key: String?) async throws -> Employee {
            seen.withLock { $0.append(key) }
            if let error { throw error }
            return Employee(hire, as: EmployeeID("00000000-0000-0000-0000-000000000001")!)
        }
    }

    private struct Nobody: EmployeesService {
        struct NotAsked: Error {}

        func hire(_ hire: NewHire) async throws -> Employee { throw NotAsked() }
        func employee(_ id: EmployeeID) async throws -> Employee { throw NotAsked() }
        func employees(after: EmployeeID?, limit: Int) async throws -> [Employee] { [] }
        func change(_ id: EmployeeID, _ change: EmployeeChange) async throws -> Employee {
            throw NotAsked()
        }
        func terminate(_ id: EmployeeID, on day: Day) async throws { throw NotAsked() }
    }

    private func answer(of hiring: Hiring, key: String?) async throws -> Answer {
        let routes = Made { router in
            EmployeeRoutes(Nobody(), hiring: hiring, .real).add(to: router)
        }
        return try await withRoutes(routes) { client in
            let request = StaffRequest.post("/employees", Newcomer().json)
            return try await client.send(
                key.map { request.adding("Idempotency-Key", $0) } ?? request)
        }
    }

    @Test(arguments: [nil, "k", "9f2c-…".filter(\.isASCII), String(repeating: "k", count: 255)])
    func `it is handed on as it came`(key: String?) async throws {
        let hiring = Hiring()
        let answer = try await answer(of: hiring, key: key)
        #expect(answer.status == 201, "\(answer.text)")
        #expect(hiring.keys == [key], "Keys are compared letter by letter.")
    }

    @Test(arguments: ["", "a b", "ä", String(repeating: "k", count: 256)])
    func `one that can't be read is refused`(key: String) async throws {
        let hiring = Hiring()
        try await answer(of: hiring, key: key).expect(
            .unreadable(parameter: "Idempotency-Key"), because: "It would not come back the same.")
        #expect(hiring.keys == [], "Nobody is hired by a key that may be another's.")
    }

    @Test func `a key of another hire is 422, and one that is not decided 409`() async throws {
        try await answer(of: Hiring(throwing: HiringRefusal.keyOfAnotherHire), key: "k").expect(
            .rule("idempotency-key-reused"), because: "Which of the two is meant?")
        let undecided = try await answer(
            of: Hiring(throwing: HiringRefusal.notDecidedYet), key: "k")
        try undecided.expect(.conflict("hire-under-way"), because: "It may still be taken back.")
        #expect(undecided.header("Retry-After") == "1", "It is worth asking again.")
    }
}
