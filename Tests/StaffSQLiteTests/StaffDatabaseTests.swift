import Foundation
import GRDB
import Hosting
import Staff
import StaffSQLite
import Synchronization
import Testing

@Suite("The data store")
struct StaffDatabaseTests {
    @Test func `a new file gets its tables, and keeps its rows when it is opened again`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let path = folder + "/staff.sqlite"
            let first = try StaffDatabase.open(path)
            try await first.write { db in try db.hire(.ada) }
            try first.close()
            let again = try StaffDatabase.open(path)
            let days = try await again.read { db in
                try VacationTable(db).account(of: .ada, year: 2026)?.entitlement
            }
            #expect(days == 30, "Migrations that were made are not made twice.")
        }
    }

    @Test func `several that open a new file at once all find its tables`() async throws {
        for _ in 1...20 {
            try await withTemporaryFolder { folder in
                let path = folder + "/staff.sqlite"
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 1...4 {
                        group.addTask {
                            let database = try await onThread { try StaffDatabase.open(path) }
                            let isReady = await StaffDatabase.isReadable(database)
                            #expect(isReady)
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test func `the file is in WAL, its synchronous is NORMAL, and references are checked`()
        async throws
    {
        try await withStore { database in
            let pragmas = try await database.write { db in
                try ["journal_mode", "synchronous", "foreign_keys"].map {
                    try String.fetchOne(db, sql: "PRAGMA \($0)")
                }
            }
            #expect(pragmas == ["wal", "1", "1"], "1 is NORMAL, and on.")
            let error = await #expect(throws: DatabaseError.self, "Nobody has the id.") {
                try await database.write { db in
                    try SalaryTable(db).insert(.monthly(1, from: "2026-05-04"), of: .ada)
                }
            }
            #expect(error?.resultCode == .SQLITE_CONSTRAINT, "A salary belongs to an employee.")
        }
    }

    @Test(
        arguments: [
            [.employees], [.salary], [.vacation], [.salary, .vacation],
        ] as [Set<Component>])
    func `a component alone has its tables, and refers to nobody`(
        components: Set<Component>
    ) async throws {
        let tables: [Component: Set<String>] = [
            .employees: ["employee"], .salary: ["salary"], .vacation: ["entitlement", "vacation"],
        ]
        try await withStore(for: components) { database in
            let found = try await database.write { db in
                if components.contains(.salary) {
                    try SalaryTable(db).insert(.monthly(1, from: "2026-05-04"), of: .ada)
                }
                if components.contains(.vacation) {
                    try VacationTable(db).entitle(.ada, to: 30, hiredOn: "2026-05-04")
                }
                return try String.fetchSet(
                    db,
                    sql: """
                        SELECT name FROM sqlite_schema
                        WHERE type = 'table' AND name <> 'grdb_migrations'
                        """)
            }
            let wanted = components.reduce(into: Set()) { $0.formUnion(tables[$1]!) }
            #expect(found == wanted, "The tables of the others are not there.")
        }
    }

    @Test func `every statement is traced, without its values`() async throws {
        let traced = Traced()
        try await withStore(trace: traced.note) { database in
            try await database.write { db in
                try db.execute(sql: "SELECT ?", arguments: ["a secret"])
            }
        }
        #expect(traced.all.contains("SELECT ?"), "The statement is there.")
        #expect(!traced.all.contains { $0.contains("a secret") }, "Its argument is not.")
    }

    @Test func `a store that is closed can't be read`() async throws {
        try await withStore { database in
            #expect(await StaffDatabase.isReadable(database), "It is open.")
            try database.close()
            #expect(await !StaffDatabase.isReadable(database), "It is closed.")
        }
    }

    @Test func `a file that can't be used is named, with what to do`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/staff.sqlite"
            let letter = Data("This is a letter, and no database at all.".utf8)
            try letter.write(to: URL(filePath: path))
            expectAdvice(for: path, "The file \(path) is not a database. Move it away, or")
            expectAdvice(for: folder + "/no/staff.sqlite", "can't be opened. Check that its folder")
            // A folder in the place of the file.
            expectAdvice(for: folder, "The file \(folder) can't be opened. Check that")
        }
    }

    private func expectAdvice(for path: String, _ advice: String) {
        let error = #expect(throws: DataStoreError.self, "\(path) can't be used.") {
            try StaffDatabase.open(path)
        }
        let said = error?.description ?? ""
        #expect(said.contains(advice), "Whoever starts the app reads this line.")
    }
}

/// The statements that were executed.
private final class Traced: Sendable {
    private let statements = Mutex<[String]>([])

    var all: [String] { statements.withLock { $0 } }

    func note(_ statement: String) { statements.withLock { $0.append(statement) } }
}
