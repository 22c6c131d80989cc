import EventStore
import GRDB
import Lesson1
import Lesson3
import Staff
import StaffEvents
import StaffSQLite
import Testing

extension EventStore {
    /// What is true of a stream.
    func state<D: Decider>(
        of stream: StreamName, _ decider: D.Type
    ) async throws -> D.State where D.Event: DomainEvent {
        let codec = JSONEventCodec<D.Event>()
        return try D.replay(try await read(stream).map { try codec.decode($0) })
    }
}

extension OldCompany {
    /// Holds everybody of the store against the tables, and who has which e-mail.
    func compareEmployees(with store: any EventStore) async throws {
        let everybody = try await employees.read {
            try Employee.fetchAll($0, sql: "SELECT * FROM employee ORDER BY id")
        }
        try #require(everybody.count == count, "The table has everybody still.")
        for before in everybody {
            let after = try await store.state(of: .employee(before.id), EmployeeDecider.self)
            try #require(
                after == before, "As before, also who was terminated, and the e-mail as written.")
            let holder = try await store.state(of: .email(before.email), EmailDecider.self)
            try #require(holder == before.id, "\(before.email) is reserved.")
        }
    }

    /// Holds every salary of the store against the tables.
    func compareSalaries(with store: any EventStore) async throws {
        let salaries = try await salary.read { try StaffRows($0).salaries() }
        try #require(salaries.count == count, "The table has everybody's salaries still.")
        for (employee, before) in salaries {
            let after = try await store.state(of: .salary(of: employee), SalaryDecider.self)
            try #require(after == before, "Salaries of \(employee), as before.")
        }
    }

    /// Holds every entitlement, account and balance of the store against the tables.
    func compareBalances(with store: any EventStore) async throws {
        let rows = try await vacation.read { try StaffRows($0).vacations() }
        try #require(rows.count == count, "The table has everybody's entitlement still.")
        for row in rows {
            let years = row.requests.isEmpty ? [] : [2025, 2026]
            var expected = Entitlement(days: row.entitlement, hiredOn: row.hiredOn)
            expected.years = years
            let entitlement = try await store.state(
                of: .entitlement(of: row.employee), EntitlementDecider.self)
            try #require(
                entitlement == expected,
                "Entitlement of \(row.employee), as before, and the years that have requests.")
            for year in years {
                let before = try await vacation.read {
                    try VacationTable($0).account(of: row.employee, year: year)
                }
                let stream = StreamName.vacation(of: row.employee, year: year)
                let after = try await store.state(of: stream, VacationDecider.self).account
                try #require(after == before, "Account \(year) of \(row.employee), as before.")
                let balances = try [before, after].map {
                    try VacationRules.remaining(in: #require($0))
                }
                try #require(balances[0] == balances[1], "Balance \(year) of \(row.employee).")
            }
        }
    }
}
