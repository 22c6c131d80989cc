import GRDB
import Staff
import StaffSQLite

/// A data set of Lesson 2: three files of tables, each of one component.
struct OldCompany: Sendable {
    let employees: DatabasePool
    let salary: DatabasePool
    let vacation: DatabasePool
    /// How many employees there are.
    let count: Int

    /// - Parameter count: how many employees there are. Every third was terminated, every second
    ///   had a raise, and all but every tenth, from the fifth on, have requests in two years, in
    ///   every state.
    init(in folder: String, count: Int) async throws {
        self.count = count
        employees = try StaffDatabase.open(folder + "/employees.sqlite", for: [.employees])
        salary = try StaffDatabase.open(folder + "/salary.sqlite", for: [.salary])
        vacation = try StaffDatabase.open(folder + "/vacation.sqlite", for: [.vacation])
        try await employees.write { db in
            for number in 1...count {
                try db.execute(
                    sql: "INSERT INTO employee VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        EmployeeID.number(number), "Name \(number)", "Person\(number)@Example.com",
                        "person\(number)@example.com", number % 2 == 0 ? "Sales" : "Research",
                        OldCompany.hiredOn(number), number % 3 == 0 ? Day(2026, 6, 30) : nil,
                    ])
            }
        }
        try await salary.write { db in
            for number in 1...count {
                let table = SalaryTable(db)
                for (raise, day) in OldCompany.raises(number).enumerated() {
                    let monthly = Money(minorUnits: Int64(number * 1000 + raise * 77), .eur)
                    try table.insert(
                        Salary(monthly, effectiveFrom: day, reason: raise == 0 ? "hired" : nil),
                        of: .number(number))
                }
            }
        }
        try await vacation.write { db in
            for number in 1...count {
                let table = VacationTable(db)
                try table.entitle(
                    .number(number), to: 20 + number % 11, hiredOn: OldCompany.hiredOn(number))
                if number % 10 == 5 { continue }
                for (place, status) in VacationStatus.allCases.enumerated() {
                    let year = place % 2 == 0 ? 2025 : 2026
                    let first = Day(year, 5 + place, 1 + number % 20)
                    let days = DayRange(first, first.advanced(by: 4))
                    try table.insert(
                        VacationRequest(id: .number(number * 10 + place), days, status),
                        of: .number(number), workingDays: days.count { !$0.isWeekend })
                }
            }
        }
    }

    private static func hiredOn(_ number: Int) -> Day { Day(2020 + number % 5, 1 + number % 12, 1) }

    private static func raises(_ number: Int) -> [Day] {
        [hiredOn(number)] + (number % 2 == 0 ? [Day(2025, 7, 1), Day(2026, 12, 1)] : [])
    }
}
