import Foundation

/// Somebody to hire: one of a kind, in a department of their own unless one is given.
public struct Newcomer: Sendable {
    public var name: String
    public var email: String
    public var department: String
    public var hiredOn: String
    public var salary: JSON
    public var vacationDays: Int

    public init(
        name: String = "Ana Novak", email: String = unique("ana") + "@example.com",
        department: String = unique("Team"), hiredOn: String = "2026-01-05",
        salary: JSON = ["amount": "4200.00", "currency": "EUR"], vacationDays: Int = 20
    ) {
        self.name = name
        self.email = email
        self.department = department
        self.hiredOn = hiredOn
        self.salary = salary
        self.vacationDays = vacationDays
    }

    /// The body that hires them.
    public var json: JSON {
        [
            "name": .string(name), "email": .string(email), "department": .string(department),
            "hiredOn": .string(hiredOn), "monthlySalary": salary,
            "vacationDays": .integer(vacationDays),
        ]
    }
}

/// Somebody who has been hired.
public struct Person: Sendable {
    public let id: String
    public let name: String
    public let email: String
    public let department: String
    public let hiredOn: String

    public var path: String { "/employees/\(id)" }

    /// The employee as every answer shows them, unless changed since.
    public var json: JSON {
        [
            "id": .string(id), "name": .string(name), "email": .string(email),
            "department": .string(department), "hiredOn": .string(hiredOn),
        ]
    }

    /// Somebody else to hire into the same department.
    public func colleague(
        name: String = "Ben Adler", salary: JSON = ["amount": "4200.00", "currency": "EUR"],
        vacationDays: Int = 20
    ) -> Newcomer {
        Newcomer(
            name: name, department: department, salary: salary, vacationDays: vacationDays)
    }
}

extension StaffClient {
    /// Hires somebody, as every scenario does before anything else.
    @discardableResult
    public func hire(_ newcomer: Newcomer = Newcomer()) async throws -> Person {
        let employee = try await post("/employees", newcomer.json)
            .expect(status: 201, because: "Somebody new with all that hiring asks for is hired.")
        return Person(
            id: try employee.field("id"), name: newcomer.name, email: newcomer.email,
            department: newcomer.department, hiredOn: newcomer.hiredOn)
    }
}

/// `word` with a suffix that nothing else has: the data of a scenario is its own.
public func unique(_ word: String) -> String {
    word + "-" + UUID().uuidString.lowercased().prefix(13)
}

/// An id that nobody has.
func unknownID() -> String { UUID().uuidString.lowercased() }
