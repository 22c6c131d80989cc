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
}
