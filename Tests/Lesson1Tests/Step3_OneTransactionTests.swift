import GRDB
import Lesson1
import Staff
import StaffSQLite
import Testing

@Suite("Lesson 1, step 3: one transaction")
struct Step3_OneTransaction {
    /// What the three tables hold of one employee.
    private struct Stored: Equatable, Sendable {
        var employee: Employee?
        var salaries: [Salary] = []
        var entitlement: Int?
        /// Since when Vacation knows the employee.
        var hiredOn: Day?
    }

    private func stored(_ id: EmployeeID, in database: DatabasePool) async throws -> Stored {
        try await database.read { db in
            let row = try Employee.fetchOne(
                db, sql: "SELECT * FROM employee WHERE id = ?", arguments: [id])
            let account = try VacationTable(db).account(of: id, year: 2026)
            return Stored(
                employee: row, salaries: try SalaryTable(db).all(of: id),
                entitlement: account?.entitlement, hiredOn: account?.hiredOn)
        }
    }

    @Test func `a hire is an employee, a salary and an entitlement`() async throws {
        try await withDatabase { database in
            let hired = try await Hiring.hire(.ada, as: .number(1), in: database)
            let expected = Employee(
                id: .number(1), name: "Ada Lovelace", email: "ada@example.com",
                department: "Engineering", hiredOn: "2026-05-04")
            #expect(hired == expected, "The employee is returned as they were hired.")
            let stored = try await stored(.number(1), in: database)
            #expect(stored.employee == expected)
            #expect(
                stored.salaries == [.first(of: .ada)],
                "The first salary begins on the day of the hire, for the reason “hired”.")
            #expect(stored.entitlement == 30)
            #expect(stored.hiredOn == "2026-05-04", "Nobody is on vacation before they are hired.")
        }
    }

    /// A trigger makes SQLite itself refuse the insert: a real failure at that point.
    @Test(arguments: ["employee", "salary", "entitlement"])
    func `when one insert fails, nothing is stored`(table: String) async throws {
        try await withDatabase { database in
            try await database.write { db in
                try db.execute(
                    sql: """
                        CREATE TRIGGER full BEFORE INSERT ON \(table)
                        BEGIN SELECT RAISE(ABORT, 'no room for it'); END
                        """)
            }
            await #expect(throws: DatabaseError.self, "The table \(table) refuses the row.") {
                _ = try await Hiring.hire(.ada, as: .number(1), in: database)
            }
            let stored = try await stored(.number(1), in: database)
            #expect(
                stored == Stored(),
                "The insert into \(table) failed, so the other two tables stay empty too.")
        }
    }

    @Test func `when one insert fails late, at the commit, nothing is stored`() async throws {
        try await withDatabase { database in
            try await database.write { db in
                // A deferred foreign key is looked at when the transaction commits, not before.
                try db.execute(
                    sql: """
                        CREATE TABLE approved (email TEXT PRIMARY KEY);
                        CREATE TABLE needs_approval (
                            email TEXT REFERENCES approved (email) DEFERRABLE INITIALLY DEFERRED
                        );
                        CREATE TRIGGER late AFTER INSERT ON employee
                        BEGIN INSERT INTO needs_approval VALUES (NEW.email); END
                        """)
            }
            await #expect(throws: DatabaseError.self, "The commit fails.") {
                _ = try await Hiring.hire(.ada, as: .number(1), in: database)
            }
            let stored = try await stored(.number(1), in: database)
            #expect(stored == Stored(), "All three inserts worked, and the commit did not.")
        }
    }

    @Test func `an e-mail that is taken hires nobody, and says so`() async throws {
        try await withDatabase { database in
            _ = try await Hiring.hire(.ada, as: .number(1), in: database)
            await #expect(
                throws: StaffError.emailTaken("ada@example.com"),
                "Employee 1 has the e-mail. The error goes on to the caller."
            ) {
                _ = try await Hiring.hire(.ada, as: .number(2), in: database)
            }
            let stored = try await stored(.number(2), in: database)
            #expect(stored == Stored(), "Nothing is stored of the second hire.")
        }
    }

    @Test func `after a refusal the same database still works`() async throws {
        try await withDatabase { database in
            _ = try await Hiring.hire(.ada, as: .number(1), in: database)
            _ = try? await Hiring.hire(.ada, as: .number(2), in: database)
            var grace = NewHire.ada
            grace.email = "grace@example.com"
            _ = try await Hiring.hire(grace, as: .number(3), in: database)
            let stored = try await stored(.number(3), in: database)
            #expect(stored.employee?.email == "grace@example.com")
        }
    }

    @Test func `twenty hires at once with one e-mail are one hire`() async throws {
        try await withDatabase { database in
            let hired = await withTaskGroup(of: Bool.self) { group in
                for number in 1...20 {
                    group.addTask {
                        (try? await Hiring.hire(.ada, as: .number(number), in: database)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            let counts = try await database.read { db in
                try ["employee", "salary", "entitlement"].map {
                    try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \($0)") ?? 0
                }
            }
            #expect(hired == 1, "One of twenty got the e-mail.")
            #expect(counts == [1, 1, 1], "Rows in employee, salary and entitlement.")
        }
    }

    @Test func `a hire is one transaction`() async throws {
        let statements = Statements()
        try await withDatabase(trace: statements.note) { database in
            statements.forget()
            _ = try await Hiring.hire(.ada, as: .number(1), in: database)
            let commits = statements.all.filter { $0.hasPrefix("COMMIT") }
            #expect(
                commits.count == 1,
                "Between two commits the process may end, and half a hire would stay.")
        }
    }
}
