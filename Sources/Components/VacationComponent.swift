public import GRDB
import Lesson1
public import Staff
import StaffSQLite

/// Vacation, on a database: the rules of Lesson 1 over its data access.
public struct VacationComponent: VacationService {
    private let database: DatabasePool
    private let surroundings: Surroundings

    public init(_ database: DatabasePool, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    public func request(
        _ days: DayRange, for employee: EmployeeID
    ) async throws -> VacationRequest {
        let request = VacationRequest(id: VacationID(surroundings.nextID()), days, .requested)
        // Checked and stored in one transaction: two requests at once can't both have the last
        // days.
        try await database.write { db in
            let table = VacationTable(db)
            guard let account = try table.account(of: employee, year: days.first.year) else {
                throw StaffError.unknownEmployee(employee)
            }
            try VacationRules.check(days, for: account)
            try table.insert(
                request, of: employee, workingDays: VacationRules.workingDays(in: days))
        }
        return request
    }

    public func vacation(
        _ id: VacationID, of employee: EmployeeID
    ) async throws -> VacationRequest {
        try await database.read { db in try VacationTable(db).known(id, of: employee) }
    }

    public func decide(
        _ decision: VacationDecision, _ id: VacationID, of employee: EmployeeID
    ) async throws -> VacationRequest {
        try await database.write { db in
            let table = VacationTable(db)
            let decided = try table.known(id, of: employee).decided(decision)
            try table.update(decided)
            return decided
        }
    }

    public func summary(of employee: EmployeeID, year: Int) async throws -> VacationSummary {
        let account = try await database.read { db in
            try VacationTable(db).account(of: employee, year: year)
        }
        guard let account else { throw StaffError.unknownEmployee(employee) }
        return VacationSummary(
            year: year, entitlement: account.entitlement,
            remaining: try VacationRules.remaining(in: account), requests: account.requests)
    }
}

extension VacationComponent: HireParticipant {
    public func add(_ hire: NewHire, as id: EmployeeID) async throws {
        try hire.validate()
        try await database.write { db in
            let table = VacationTable(db)
            // Whoever asks again did not hear the first answer.
            guard try table.account(of: id, year: hire.hiredOn.year) == nil else { return }
            try table.entitle(id, to: hire.vacationDays, hiredOn: hire.hiredOn)
        }
    }

    public func remove(_ id: EmployeeID) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM vacation WHERE employee_id = ?", arguments: [id])
            try db.execute(sql: "DELETE FROM entitlement WHERE employee_id = ?", arguments: [id])
        }
    }
}

extension VacationTable {
    /// - Throws: ``StaffError/unknownVacation(_:)``
    fileprivate func known(_ id: VacationID, of employee: EmployeeID) throws -> VacationRequest {
        guard let request = try find(id, of: employee) else {
            throw StaffError.unknownVacation(id)
        }
        return request
    }
}
