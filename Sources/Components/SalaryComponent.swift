public import GRDB
public import Staff
import StaffSQLite

/// Salary, on a database: business logic over its data access.
///
/// It asks nobody else: who has a first salary has been hired, on the day that it began.
public struct SalaryComponent: SalaryService {
    private let database: DatabasePool
    private let withBug: Bool

    /// - Parameter withBug: whether yearly pay traps on an absurd salary.
    public init(_ database: DatabasePool, withBug: Bool = false) {
        self.database = database
        self.withBug = withBug
    }

    public func setSalary(of employee: EmployeeID, to salary: Salary) async throws {
        try salary.validate()
        try await database.write { db in
            let table = SalaryTable(db)
            guard let first = try table.all(of: employee).first else {
                throw StaffError.unknownEmployee(employee)
            }
            guard salary.effectiveFrom >= first.effectiveFrom else {
                throw StaffError.salaryBeforeHired(first.effectiveFrom)
            }
            try table.insert(salary, of: employee)
        }
    }

    public func salary(of employee: EmployeeID, on day: Day) async throws -> Salary {
        let found = try await database.read { db in
            let table = SalaryTable(db)
            let salary = try table.find(employee, on: day)
            return (salary, isKnown: try salary != nil || !table.all(of: employee).isEmpty)
        }
        guard found.isKnown else { throw StaffError.unknownEmployee(employee) }
        guard let salary = found.0 else { throw StaffError.noSalary(employee, on: day) }
        return salary
    }

    public func history(of employee: EmployeeID) async throws -> [Salary] {
        let all = try await database.read { db in try SalaryTable(db).all(of: employee) }
        guard !all.isEmpty else { throw StaffError.unknownEmployee(employee) }
        return all
    }

    public func yearlyPay(of employee: EmployeeID, on day: Day) async throws -> Money {
        let salary = try await salary(of: employee, on: day)
        return withBug ? salary.yearlyWithBug() : try salary.yearly()
    }
}

extension SalaryComponent: HireParticipant {
    public func add(_ hire: NewHire, as id: EmployeeID) async throws {
        try hire.validate()
        try await database.write { db in
            let table = SalaryTable(db)
            // Whoever asks again did not hear the first answer.
            if try table.all(of: id).isEmpty { try table.insert(.first(of: hire), of: id) }
        }
    }

    public func remove(_ id: EmployeeID) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM salary WHERE employee_id = ?", arguments: [id])
        }
    }
}
