import EventFeeds
import EventStore
import Foundation
import GRDB
import Hosting
import Lesson4
import QueryDatabase
import Staff
import Testing

@Suite("Lesson 4, step 4: two sides")
struct Step4_TwoSides {
    private static let query = OverviewQuery(on: "2026-06-15")

    /// A view with one row, and the query side of it.
    private func withQuerySide(
        _ body: (QuerySide, DatabasePool) async throws -> Void
    ) async throws {
        try await withView { view in
            try await view.write { db in
                try db.execute(
                    sql: "INSERT INTO employee VALUES (?, 'Ada', 'Research', '2026-01-01', NULL)",
                    arguments: [EmployeeID.number(1).description])
            }
            try await body(QuerySide(view.path), view)
        }
    }

    /// Runs a command, and returns the token that its answer carries.
    private func command(_ body: () async throws -> Void) async throws -> String {
        let answered = Answered()
        try await Answered.$current.withValue(answered) { try await body() }
        return answered.token.description
    }

    private func events(_ count: Int) throws -> [EventToAppend] {
        try (1...count).map { _ in
            try EventToAppend(id: UUID(), type: "something.happened", payload: Data("{}".utf8))
        }
    }

    @Test func `a query is answered from the query database`() async throws {
        try await withQuerySide { side, _ in
            let overview = try await side.overview(Self.query)
            #expect(overview.rows.map(\.name) == ["Ada"], "That is who is in the view.")
        }
    }

    @Test func `what comes into the view later is in the next answer`() async throws {
        try await withQuerySide { side, view in
            _ = try await side.overview(Self.query)
            try await view.write { db in
                try db.execute(sql: "UPDATE employee SET name = 'Grace'")
            }
            let overview = try await side.overview(Self.query)
            #expect(overview.rows.map(\.name) == ["Grace"], "The projection has gone on.")
        }
    }

    @Test(arguments: [
        "INSERT INTO salary VALUES ('x', '2026-01-01', 1, 'EUR')",
        "UPDATE employee SET name = 'Mallory'", "DELETE FROM checkpoint", "DROP TABLE employee",
    ])
    func `nothing can be written through the query side`(statement: String) async throws {
        try await withQuerySide { side, view in
            let error = await #expect(throws: DatabaseError.self, "It was tried: \(statement)") {
                try await side.database.writeWithoutTransaction { db in
                    try db.execute(sql: statement)
                }
            }
            #expect(
                error?.resultCode == .SQLITE_READONLY, "The database itself refuses, whoever asks.")
            let names = try await view.read { db in
                try String.fetchAll(db, sql: "SELECT name FROM employee")
            }
            #expect(names == ["Ada"])
        }
    }

    @Test func `without a query database there is no query side`() async throws {
        try await withTemporaryFolder { folder in
            _ = try QueryDatabase.open(folder + "/another.sqlite")
            _ = try QuerySide(folder + "/another.sqlite")
            let path = folder + "/overview.sqlite"
            #expect(throws: (any Error).self, "There is no such file.") {
                try QuerySide(path)
            }
            #expect(
                !FileManager.default.fileExists(atPath: path),
                "An empty one would look like a company without employees.")
        }
    }

    @Test func `the answer to a command says where it has taken the store`() async throws {
        try await withStore { store in
            let side = CommandSide(store, of: .salary)
            let first = try await command {
                try await side.append(events(3), to: "salary-1", expecting: .noStream)
            }
            #expect(first == "salary=3", "Three events: the last one is at position 3.")
            let second = try await command {
                try await side.append(events(1), to: "salary-2", expecting: .noStream)
            }
            #expect(second == "salary=4", "Of all streams of the service, it is the fourth.")
        }
    }

    @Test func `of two appends the later one counts`() async throws {
        try await withStore { store in
            let side = CommandSide(store, of: .employees)
            let token = try await command {
                try await side.append(events(1), to: "email-1", expecting: .noStream)
                try await side.append(events(2), to: "employee-1", expecting: .noStream)
            }
            #expect(token == "employees=3", "A hire reserves the e-mail first.")
        }
    }

    @Test func `a command that takes part in two services has a position of each`() async throws {
        try await withStore { salaries in
            try await withStore { vacations in
                let salary = CommandSide(salaries, of: .salary)
                let vacation = CommandSide(vacations, of: .vacation)
                let token = try await command {
                    try await vacation.append(events(2), to: "vacation-1", expecting: .any)
                    try await salary.append(events(1), to: "salary-1", expecting: .any)
                }
                #expect(token == "salary=1,vacation=2")
            }
        }
    }

    @Test func `what changes nothing is answered with what is there`() async throws {
        try await withStore { store in
            let side = CommandSide(store, of: .salary)
            let batch = try events(2)
            try await side.append(batch, to: "salary-1", expecting: .noStream)
            let token = try await command {
                try await side.append(batch, to: "salary-1", expecting: .noStream)
            }
            #expect(
                token == "salary=2",
                "The same events again. Whoever lost the first answer wants to see them too.")
        }
    }

    @Test func `a refused append has no position`() async throws {
        try await withStore { store in
            let side = CommandSide(store, of: .salary)
            try await side.append(events(1), to: "salary-1", expecting: .noStream)
            let answered = Answered()
            let batch = try events(1)
            await #expect(
                throws: VersionConflict(stream: "salary-1", expected: .noStream, actual: 1),
                "The error goes on to the caller."
            ) {
                try await Answered.$current.withValue(answered) {
                    try await side.append(batch, to: "salary-1", expecting: .noStream)
                }
            }
            #expect(answered.token == Token(), "Nothing has happened.")
        }
    }

    @Test func `two commands at once have a token each`() async throws {
        try await withStore { store in
            let side = CommandSide(store, of: .salary)
            let tokens = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 1...20 {
                    group.addTask {
                        try await command {
                            let event = try events(1)
                            try await side.append(
                                event, to: StreamName("salary", number), expecting: .noStream)
                        }
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(
                tokens == Set((1...20).map { "salary=\($0)" }),
                "Twenty commands, twenty positions, and nobody has somebody else's.")
        }
    }

    @Test func `an append outside of a command works as before`() async throws {
        try await withStore { store in
            let side = CommandSide(store, of: .salary)
            let appended = try await side.append(events(2), to: "salary-1", expecting: .noStream)
            #expect(appended == Appended(version: 2, position: Position(2)))
            let stored = try await store.read("salary-1").count
            #expect(stored == 2, "An import, say, is nobody's command.")
        }
    }
}
