public import GRDB
import Lesson1
public import Staff
import StaffSQLite

/// Employees, on a database: business logic over the data access of Lesson 1.
public struct EmployeesComponent: EmployeesService {
    private let database: DatabasePool
    /// For the read that is asked for more often than all others.
    private let reads: PointReads
    private let surroundings: Surroundings

    public init(_ database: DatabasePool, _ surroundings: Surroundings) {
        self.database = database
        reads = PointReads(of: database)
        self.surroundings = surroundings
    }

    public func hire(_ hire: NewHire) async throws -> Employee {
        try hire.validate()
        return try await Hiring.hire(hire, as: EmployeeID(surroundings.nextID()), in: database)
    }

    public func employee(_ id: EmployeeID) async throws -> Employee {
        try reads.read { db in try EmployeeTable(db).known(id) }
    }

    public func employees(after: EmployeeID?, limit: Int) async throws -> [Employee] {
        try await database.read { db in try EmployeeTable(db).all(after: after, limit: limit) }
    }

    public func change(_ id: EmployeeID, _ change: EmployeeChange) async throws -> Employee {
        // Read and written in one transaction, so that no other change comes between.
        try await database.write { db in
            let table = EmployeeTable(db)
            let changed = try change.applied(to: table.known(id))
            try table.update(changed)
            return changed
        }
    }

    public func terminate(_ id: EmployeeID, on day: Day) async throws {
        try await database.write { db in
            let table = EmployeeTable(db)
            try table.update(table.known(id).terminated(on: day))
        }
    }
}

extension EmployeesComponent: HireParticipant {
    public func add(_ hire: NewHire, as id: EmployeeID) async throws {
        try hire.validate()
        try await database.write { db in
            let table = EmployeeTable(db)
            // Whoever asks again did not hear the first answer.
            if try table.find(id) == nil { try table.insert(Employee(hire, as: id)) }
        }
    }

    public func remove(_ id: EmployeeID) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM employee WHERE id = ?", arguments: [id])
        }
    }
}

extension EmployeeTable {
    /// - Throws: ``StaffError/unknownEmployee(_:)``
    fileprivate func known(_ id: EmployeeID) throws -> Employee {
        guard let employee = try find(id) else { throw StaffError.unknownEmployee(id) }
        return employee
    }
}
