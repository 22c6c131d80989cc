import Classroom
import Components
import Foundation
import GRDB
import Hosting
import Lesson2
import Staff
import StaffSQLite
import Subprocess
import Testing

@Suite("Lesson 2, step 1: own data", .timeLimit(.minutes(2)))
struct Step1_OwnData {
    // MARK: Copying

    @Test func `every row is in the file of the component that owns it`() async throws {
        try await withSplit(employees: 50) { original, folder in
            for component in Component.allCases {
                for table in component.tables {
                    let before = try rows(of: table, in: original)
                    let after = try rows(of: table, in: "\(folder)/\(component).sqlite")
                    #expect(!before.isEmpty, "The original has rows in \(table).")
                    #expect(after == before, "\(component).sqlite has the rows of \(table).")
                }
            }
        }
    }

    @Test func `no table is in two files`() async throws {
        try await withSplit(employees: 1) { _, folder in
            for (component, own) in [
                (Component.employees, ["employee"]), (.salary, ["salary"]),
                (.vacation, ["entitlement", "vacation"]),
            ] {
                let file = try StaffDatabase.openForReading("\(folder)/\(component).sqlite")
                let names = try await file.read { db in try tables(of: db) }
                #expect(names == own, "\(component).sqlite is \(component)'s alone.")
            }
        }
    }

    @Test func `no row refers to another service`() async throws {
        try await withSplit(employees: 1) { _, folder in
            for component in Component.allCases {
                let file = try StaffDatabase.openForReading("\(folder)/\(component).sqlite")
                let referred = try await file.read { db in
                    try component.tables.flatMap { table in
                        try db.foreignKeys(on: table).map(\.destinationTable)
                    }
                }
                #expect(
                    Set(referred).isSubset(of: component.tables),
                    "\(component).sqlite refers to \(referred). Nobody can see to that from there.")
            }
        }
    }

    @Test func `the services can work with what they got`() async throws {
        try await withSplit(employees: 3) { _, folder in
            let employees = EmployeesComponent(
                try StaffDatabase.open("\(folder)/employees.sqlite", for: [.employees]), .real)
            let salary = SalaryComponent(
                try StaffDatabase.open("\(folder)/salary.sqlite", for: [.salary]))
            let vacation = VacationComponent(
                try StaffDatabase.open("\(folder)/vacation.sqlite", for: [.vacation]), .real)
            let name = try await employees.employee(.number(2)).name
            let pay = try await salary.salary(of: .number(2), on: "2026-06-01").monthly
            let left = try await vacation.summary(of: .number(2), year: 2026).remaining
            #expect(name == "Person 2", "Employees knows the name.")
            #expect(pay == Money(minorUnits: 420_002, .eur), "Salary knows the pay.")
            #expect(left == 25, "Vacation knows that 5 of 30 days are requested.")
        }
    }

    // MARK: The original

    @Test func `the original stays as it is, byte for byte`() async throws {
        try await withTemporaryFolder { folder in
            let original = "\(folder)/staff.sqlite"
            try fill(original, employees: 20, leftOpen: true)
            let before = try bytes(of: original)
            #expect(before.log.count > 0, "It was in use until a moment ago: part is in its log.")
            try OwnData.split(original, into: folder)
            let after = try bytes(of: original)
            #expect(after.file == before.file, "It was to be read, and nothing else.")
            #expect(
                after.log == before.log,
                """
                Its log, staff.sqlite-wal, is a part of it. A connection that may write moves the log \
                into the file when it closes: open it for reading.
                """)
        }
    }

    @Test func `an original that is not there is an error, and nothing is made`() async throws {
        try await withTemporaryFolder { folder in
            #expect(throws: DataStoreError.self, "A typing mistake must not look like success.") {
                try OwnData.split("\(folder)/stuff.sqlite", into: folder)
            }
            let made = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(made == [], "Empty stores would pass for the real ones.")
        }
    }

    // MARK: Again

    @Test func `done twice, it is done once`() async throws {
        try await withSplit(employees: 20) { original, folder in
            try OwnData.split(original, into: folder)
            for component in Component.allCases {
                for table in component.tables {
                    let before = try rows(of: table, in: original)
                    let after = try rows(of: table, in: "\(folder)/\(component).sqlite")
                    #expect(after == before, "The second time there was nothing to do.")
                }
            }
        }
    }

    @Test func `done again, it takes back nothing that a service has done since`() async throws {
        try await withSplit(employees: 3) { original, folder in
            let employees = EmployeesComponent(
                try StaffDatabase.open("\(folder)/employees.sqlite", for: [.employees]), .real)
            let salary = SalaryComponent(
                try StaffDatabase.open("\(folder)/salary.sqlite", for: [.salary]))
            _ = try await employees.change(.number(1), EmployeeChange(name: "Ada King"))
            try await employees.remove(.number(2))
            try await salary.remove(.number(2))
            try OwnData.split(original, into: folder)
            let name = try await employees.employee(.number(1)).name
            let all = try await employees.employees(after: nil, limit: 10).map(\.id)
            #expect(name == "Ada King", "She has married, and Employees knows it.")
            #expect(all == [.number(1), .number(3)], "Employee 2 was removed, and stays so.")
            await #expect(
                throws: StaffError.unknownEmployee(.number(2)), "Salary has forgotten them too."
            ) {
                _ = try await salary.history(of: .number(2))
            }
        }
    }

    @Test func `done again, it leaves empty what a service has emptied since`() async throws {
        try await withSplit(employees: 2) { original, folder in
            let file = "\(folder)/salary.sqlite"
            let before = try counts(of: .salary, in: file)
            #expect(before == [2], "Both have a salary.")
            let salary = SalaryComponent(try StaffDatabase.open(file, for: [.salary]))
            for number in 1...2 { try await salary.remove(.number(number)) }
            try OwnData.split(original, into: folder)
            let after = try counts(of: .salary, in: file)
            #expect(
                after == [0],
                "Salary has removed both since. A table without rows may have been filled before.")
        }
    }

    @Test func `killed before any statement and done again, nothing is lost or there twice`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let original = "\(folder)/staff.sqlite"
            try fill(original, employees: 2)
            var statement = 0
            var isKilled = true
            while isKilled {
                statement += 1
                isKilled = try await killAndRepeat(original, at: statement, in: folder)
            }
            #expect(statement > 10, "No statement was traced: pass `trace` on.")
        }
    }

    @Test func `so it is with 10,000 employees, wherever it is killed`() async throws {
        try await withTemporaryFolder { folder in
            let original = "\(folder)/staff.sqlite"
            try fill(original, employees: 10_000)
            let anywhere = Int.random(in: 100...40_000)
            for statement in [5_000, 15_000, 35_000, anywhere] {
                let isKilled = try await killAndRepeat(original, at: statement, in: folder)
                #expect(isKilled, "More than 40,000 rows are to be copied.")
            }
        }
    }

    /// Splits in a process that is killed before a statement, and again here.
    ///
    /// - Returns: whether there were so many statements that it was killed.
    private func killAndRepeat(
        _ original: String, at statement: Int, in folder: String
    ) async throws -> Bool {
        let data = "\(folder)/\(statement)"
        defer { try? FileManager.default.removeItem(atPath: data) }
        let split = ["split", original, "--data", data]
        let first = try await ended(split + ["--kill-at", "\(statement)"])
        do {
            try OwnData.split(original, into: data)
        } catch let error where !(error is NotYet) {
            Issue.record(
                """
                It was killed before statement \(statement). Done again, it failed: \(error). Copy \
                the rows and note that they are there in one `write`: both or neither is there.
                """)
            return false
        }
        for component in Component.allCases {
            let before = try counts(of: component, in: original)
            let after = try? counts(of: component, in: "\(data)/\(component).sqlite")
            #expect(
                after == before,
                "The rows of \(component.tables). It was killed before statement \(statement).")
            // One such failure says it. More of them would only take time.
            guard after == before else { return false }
        }
        guard first.status != .signaled(SIGKILL) else { return true }
        #expect(first.status == .exited(0), "It was not killed: \(first.lines)")
        return false
    }

    // MARK: Made for the tests

    /// Splits a Lesson 1 database of so many employees into a folder of its own.
    private func withSplit(
        employees: Int, _ body: (_ original: String, _ folder: String) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let original = "\(folder)/staff.sqlite"
            try fill(original, employees: employees)
            let own = "\(folder)/own"
            try FileManager.default.createDirectory(
                atPath: own, withIntermediateDirectories: true)
            try OwnData.split(original, into: own)
            try await body(original, own)
        }
    }

    /// Makes a database of Lesson 1: every employee has a salary, 30 days, and 5 of them requested.
    ///
    /// - Parameter leftOpen: whether it looks as after a crash, with a part still in its log.
    private func fill(_ path: String, employees: Int, leftOpen: Bool = false) throws {
        let source = leftOpen ? path + ".made" : path
        let database = try StaffDatabase.open(source)
        try database.write { db in
            try db.execute(
                sql: """
                    CREATE TEMP TABLE number AS
                    WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < \(employees))
                    SELECT n, printf('00000000-0000-0000-0000-%012d', n) AS id FROM n;
                    INSERT INTO employee
                    SELECT id, 'Person ' || n, n || '@Example.com', n || '@example.com', 'Sales',
                        '2026-01-01', IIF(n % 7 = 0, '2026-12-31', NULL)
                    FROM number;
                    INSERT INTO salary SELECT id, '2026-01-01', 420000 + n, 'EUR', 'hired' FROM number;
                    INSERT INTO salary
                    SELECT id, '2026-07-01', 450000, 'EUR', NULL FROM number WHERE n % 5 = 0;
                    INSERT INTO entitlement SELECT id, '2026-01-01', 30 FROM number;
                    INSERT INTO vacation
                    SELECT printf('00000000-0000-0000-0001-%012d', n), id, '2026-05-04', '2026-05-08',
                        5, 'requested'
                    FROM number;
                    DROP TABLE number;
                    """)
        }
        guard leftOpen else { return }
        // The copies are what a killed process leaves. The one that is open goes on to its own end.
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: source + suffix, toPath: path + suffix)
        }
    }

    private func bytes(of path: String) throws -> (file: Data, log: Data) {
        (
            try Data(contentsOf: URL(filePath: path)),
            (try? Data(contentsOf: URL(filePath: path + "-wal"))) ?? Data()
        )
    }

    private func rows(of table: String, in path: String) throws -> [Row] {
        try StaffDatabase.openForReading(path).read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1, 2")
        }
    }

    private func counts(of component: Component, in path: String) throws -> [Int] {
        try StaffDatabase.openForReading(path).read { db in
            try component.tables.map { table in
                try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)") ?? 0
            }
        }
    }
}
