import GRDB
import Hosting
import Staff
import StaffSQLite
import Synchronization
import Testing

@Suite("The log of hires")
struct HireLogTests {
    private static let hire = NewHire(
        name: "Ada", email: "ada@example.com", department: "Engineering", hiredOn: "2026-05-04",
        monthlySalary: Money(minorUnits: 420_000, .eur), vacationDays: 30)

    @Test func `a key belongs to the hire that began with it`() async throws {
        try await withTemporaryFolder { folder in
            let log = try HireLog.open("\(folder)/gateway.sqlite")
            let none = try await log.begin(Self.hire, as: .ada, key: "k")
            let earlier = try await log.begin(Self.hire, as: .ben, key: "k")
            #expect(none == nil, "Nobody had the key.")
            #expect(earlier?.id == .ada && earlier?.hire == Self.hire && earlier?.state == .begun)
            try await log.mark(.ada, as: .done)
            let done = try await log.begin(Self.hire, as: .ben, key: "k")
            #expect(done?.state == .done, "The state is the one that was marked.")
            try await log.forget(.ada)
            let free = try await log.begin(Self.hire, as: .ben, key: "k")
            #expect(free == nil, "What is forgotten has no key.")
        }
    }

    @Test func `hires without a key are not the same`() async throws {
        try await withTemporaryFolder { folder in
            let log = try HireLog.open("\(folder)/gateway.sqlite")
            let first = try await log.begin(Self.hire, as: .ada, key: nil)
            let second = try await log.begin(Self.hire, as: .ben, key: nil)
            #expect(first == nil && second == nil, "Both have begun.")
        }
    }

    @Test func `unfinished is what was given up, or begun by a process that is gone`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let log = try HireLog.open("\(folder)/gateway.sqlite")
            _ = try await log.begin(Self.hire, as: .ada, key: nil)
            _ = try await log.begin(Self.hire, as: .ben, key: nil)
            try await log.mark(.ben, as: .givenUp)
            let own = try await log.unfinished()
            #expect(own == [.ben], "Ada's hire is under way.")
            let successor = try HireLog.open("\(folder)/gateway.sqlite")
            let inherited = try await successor.unfinished()
            #expect(inherited == [.ada, .ben], "Nobody is at Ada's hire any more.")
            try await successor.mark(.ada, as: .done)
            let left = try await successor.unfinished()
            #expect(left == [.ben], "What is done is finished.")
        }
    }

    @Test func `each change is told once it is committed`() async throws {
        try await withTemporaryFolder { folder in
            let told = Mutex<[String]>([])
            let log = try HireLog.open("\(folder)/gateway.sqlite") { point in
                told.withLock { $0.append(point) }
            }
            _ = try await log.begin(Self.hire, as: .ada, key: "k")
            _ = try await log.begin(Self.hire, as: .ben, key: "k")
            try await log.mark(.ada, as: .givenUp)
            try await log.forget(.ada)
            #expect(
                told.withLock { $0 } == ["begun", "givenUp", "forgotten"],
                "The second one has not begun.")
        }
    }

    @Test func `what it notes is on the disk, also after a loss of power`() async throws {
        try await withTemporaryFolder { folder in
            let log = try HireLog.open("\(folder)/gateway.sqlite")
            let synchronous = try await log.database.write { db in
                try Int.fetchOne(db, sql: "PRAGMA synchronous")
            }
            #expect(synchronous == 2, "2 is FULL. A lost `done` is a hire that is taken back.")
        }
    }

    @Test func `what was taken back meanwhile can't be done`() async throws {
        try await withTemporaryFolder { folder in
            let log = try HireLog.open("\(folder)/gateway.sqlite")
            _ = try await log.begin(Self.hire, as: .ada, key: nil)
            try await log.mark(.ada, as: .givenUp)
            await #expect(throws: HireLog.NotUnderWay(id: .ada), "It is being taken back.") {
                try await log.mark(.ada, as: .done)
            }
            try await log.forget(.ada)
            await #expect(throws: HireLog.NotUnderWay(id: .ada), "There is no such hire.") {
                try await log.mark(.ada, as: .done)
            }
        }
    }

    @Test func `a hire that can't be marked is unfinished`() async throws {
        try await withTemporaryFolder { folder in
            let log = try HireLog.open("\(folder)/gateway.sqlite")
            _ = try await log.begin(Self.hire, as: .ada, key: nil)
            _ = try await log.begin(Self.hire, as: .ben, key: nil)
            // As when the disk is full.
            try await log.database.write { db in
                try db.execute(
                    sql: """
                        CREATE TRIGGER full BEFORE UPDATE ON hire
                        BEGIN SELECT RAISE(ABORT, 'full'); END
                        """)
            }
            await #expect(throws: DatabaseError.self, "Ada's hire stays as it was.") {
                try await log.mark(.ada, as: .done)
            }
            let unfinished = try await log.unfinished()
            #expect(unfinished == [.ada], "Nobody is at it any more. Ben's is under way.")
        }
    }

    @Test func `one at a time hires with it, others may look`() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/gateway.sqlite"
            var first: HireLog? = try HireLog.open(path, alone: true)
            let error = #expect(throws: DataStoreError.self, "The first one hires.") {
                try HireLog.open(path, alone: true)
            }
            #expect(error?.description.contains("in use by another gateway") == true)
            #expect(throws: Never.self, "Who looks takes nothing back.") { try HireLog.open(path) }
            #expect(first != nil)
            first = nil
            #expect(throws: Never.self, "The first one is gone.") {
                try HireLog.open(path, alone: true)
            }
        }
    }
}
