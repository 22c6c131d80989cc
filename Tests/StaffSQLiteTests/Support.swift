import GRDB
import Hosting
import Staff
import StaffSQLite

/// A data store in a new folder, which is gone afterwards.
func withStore<Result: Sendable>(
    for components: Set<Component> = Set(Component.allCases),
    trace: (@Sendable (String) -> Void)? = nil,
    _ body: (DatabasePool) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        try await body(
            StaffDatabase.open(folder + "/staff.sqlite", for: components, trace: trace))
    }
}

extension EmployeeID {
    static let ada = Self("00000000-0000-0000-0000-000000000001")!
    static let ben = Self("00000000-0000-0000-0000-000000000002")!
}

extension Salary {
    static func monthly(_ units: Int64, from day: Day, _ reason: String? = nil) -> Salary {
        Salary(Money(minorUnits: units, .eur), effectiveFrom: day, reason: reason)
    }
}

extension Database {
    /// Adds somebody whom salaries and vacations can belong to, with 30 days a year.
    func hire(_ id: EmployeeID) throws {
        try execute(
            sql: "INSERT INTO employee VALUES (?, 'A', ?, ?, 'X', '2026-05-04', NULL)",
            arguments: [id, "\(id)@b", "\(id)@b"])
        try VacationTable(self).entitle(id, to: 30, hiredOn: "2026-05-04")
    }
}
