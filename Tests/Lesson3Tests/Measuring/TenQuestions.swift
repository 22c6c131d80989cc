import Classroom
import EventStore
import GRDB
import Lesson3
import Staff
import StaffEvents

extension HalfAYear {
    /// What is so, as whoever was there knows.
    static func truth(_ question: Question) -> String {
        switch question {
        case .salaryToday, .salaryInFebruary: "4200.00 EUR"
        case .salaryAsKnownThen: "4000.00 EUR"
        case .reasonOfTheRaise: "found the bug of the year"
        case .whoSetTheRaise, .whoApprovedTheVacation: "grace"
        case .departmentToday: "Engineering"
        case .departmentInFebruary: "Sales"
        case .firstEmail: "ada@old.example"
        case .remainingDays: "30"
        }
    }

    /// The best that a SELECT can do, or `nil` where no column could hold the answer.
    func askTables(_ question: Question) async throws -> String? {
        try await tables.read { db in
            switch question {
            case .salaryToday: try HalfAYear.pay(on: HalfAYear.today, db)
            case .salaryInFebruary, .salaryAsKnownThen: try HalfAYear.pay(on: "2026-02-01", db)
            case .reasonOfTheRaise:
                try String.fetchOne(
                    db, sql: "SELECT reason FROM salary WHERE reason IS NOT NULL")
            case .whoSetTheRaise: try HalfAYear.somebody(in: "salary", db)
            case .departmentToday, .departmentInFebruary:
                try String.fetchOne(db, sql: "SELECT department FROM employee")
            case .firstEmail: try String.fetchOne(db, sql: "SELECT email FROM employee")
            case .remainingDays:
                try String.fetchOne(
                    db,
                    sql: """
                        SELECT days - IFNULL((SELECT SUM(working_days) FROM vacation
                            WHERE status IN ('requested', 'approved')), 0) FROM entitlement
                        """)
            case .whoApprovedTheVacation: try HalfAYear.somebody(in: "vacation", db)
            }
        }
    }

    /// The same, from the streams alone.
    func askEvents(_ question: Question) async throws -> String? {
        let february: Day = "2026-02-01"
        switch question {
        case .salaryToday: return try await pay(on: HalfAYear.today, asKnownOn: HalfAYear.today)
        case .salaryInFebruary: return try await pay(on: february, asKnownOn: HalfAYear.today)
        case .salaryAsKnownThen: return try await pay(on: february, asKnownOn: february)
        case .reasonOfTheRaise: return try await salaries().last?.reason
        case .whoSetTheRaise: return try await salaries().last?.setBy
        case .departmentToday: return try await employee(on: HalfAYear.today)?.department
        case .departmentInFebruary: return try await employee(on: february)?.department
        case .firstEmail: return try await employee(on: "2026-01-01")?.email
        case .remainingDays: return try await remainingDays()
        case .whoApprovedTheVacation:
            let events = try await store.read(.vacation(of: HalfAYear.id, year: 2026))
            return try events.first { $0.type == "vacation.approved" }?.about().actor
        }
    }

    private static func pay(on day: Day, _ db: Database) throws -> String? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT minor_units, currency FROM salary WHERE effective_from <= ?
                ORDER BY effective_from DESC LIMIT 1
                """, arguments: [day])
        return row.map { Money(minorUnits: $0[0], $0[1]).description }
    }

    /// Whether a table has a column for who did something, whatever it may be called.
    private static func somebody(in table: String, _ db: Database) throws -> String? {
        try String.fetchOne(
            db,
            sql: """
                SELECT name FROM pragma_table_info(?) WHERE name LIKE '%\\_by' ESCAPE '\\'
                    OR name IN ('actor', 'author', 'approver', 'who')
                """, arguments: [table])
    }

    private func salaries() async throws -> [SalaryEntry] {
        try SalaryEntry.all(
            in: try await store.read(.salary(of: HalfAYear.id)), JSONEventCodec<SalaryEvent>())
    }

    private func pay(on day: Day, asKnownOn known: Day) async throws -> String? {
        try await salaries().filter { $0.knownOn <= known && $0.salary.effectiveFrom <= day }
            .max { $0.salary.effectiveFrom < $1.salary.effectiveFrom }?.salary.monthly.description
    }

    private func employee(on day: Day) async throws -> Employee? {
        let codec = JSONEventCodec<EmployeeEvent>()
        let events = try await store.read(.employee(HalfAYear.id)).filter {
            $0.recordedAt.day <= day
        }
        return try EmployeeDecider.replay(events.map(codec.decode))
    }

    private func remainingDays() async throws -> String? {
        let codec = JSONEventCodec<VacationEvent>()
        let days = try await store.read(.vacation(of: HalfAYear.id, year: 2026)).map(codec.decode)
            .reduce(into: (left: 0, held: [VacationID: Int]())) { days, event in
                switch event {
                case .opened(_, let entitlement): days.left = entitlement
                case .requested(let id, _, let cost): days.held[id] = cost
                case .rejected(let id), .cancelled(let id): days.held[id] = nil
                default: break
                }
            }
        return "\(days.left - days.held.values.reduce(0, +))"
    }
}
