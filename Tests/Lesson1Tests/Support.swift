import GRDB
import Hosting
import Staff
import StaffSQLite
import Synchronization

/// A database of the app in a new folder, which is gone afterwards.
func withDatabase<Result: Sendable>(
    trace: (@Sendable (String) -> Void)? = nil,
    _ body: (DatabasePool) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        try await body(StaffDatabase.open(folder + "/staff.sqlite", trace: trace))
    }
}

/// The statements that were executed, transactions aside.
final class Statements: Sendable {
    private let executed = Mutex<[String]>([])

    var all: [String] { executed.withLock { $0 } }

    /// Those that read or write rows of the app. GRDB begins a read with one of its own.
    var ofRows: [String] {
        all.filter { statement in
            !["BEGIN", "COMMIT", "PRAGMA", "SELECT * FROM sqlite_master"].contains {
                statement.hasPrefix($0)
            }
        }
    }

    /// Each with its number, in the order in which they were executed.
    var numbered: String {
        ofRows.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
    }

    func note(_ statement: String) {
        executed.withLock { $0.append(statement) }
    }

    func forget() {
        executed.withLock { $0 = [] }
    }
}

extension ID {
    /// Ids that are easy to read, and in the order of their numbers.
    static func number(_ number: Int) -> Self {
        let digits = String(number)
        return Self(
            "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
    }
}

extension NewHire {
    static let ada = NewHire(
        name: "Ada Lovelace", email: "ada@example.com", department: "Engineering",
        hiredOn: "2026-05-04", monthlySalary: Money(minorUnits: 420_000, .eur), vacationDays: 30)
}
