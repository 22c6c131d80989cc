import Components
import Foundation
import GRDB
import Hosting
import Lesson2
import Staff
import StaffSQLite
import Synchronization

/// The three components, each on a data store of its own, and the log of the one who hires.
struct HiringServices: Sendable {
    let employees, salary, vacation: FaultyParticipant
    private let stores: [(table: String, database: DatabasePool)]
    private let log: String

    init(in folder: String) throws {
        let stores = try Component.allCases.map { component in
            try StaffDatabase.open("\(folder)/\(component).sqlite", for: [component])
        }
        employees = FaultyParticipant(EmployeesComponent(stores[0], .real))
        salary = FaultyParticipant(SalaryComponent(stores[1]))
        vacation = FaultyParticipant(VacationComponent(stores[2], .real))
        self.stores = Array(zip(["employee", "salary", "entitlement"], stores))
        log = "\(folder)/gateway.sqlite"
    }

    var all: [FaultyParticipant] { [employees, salary, vacation] }

    /// Somebody who hires. A second one on the same log is the one after a restart.
    func saga() throws -> HireSaga {
        try HireSaga(all, openedLog(), .real)
    }

    func openedLog() throws -> HireLog { try HireLog.open(log) }

    /// How many employees, salaries and entitlements there are.
    func rows() throws -> [Int] {
        try stores.map { table, database in
            try database.read { db in
                try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)") ?? 0
            }
        }
    }

    /// What the log still holds, of whatever state.
    func logged() throws -> Int {
        try DatabaseQueue(path: log).read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM hire") ?? 0
        }
    }
}

func withHiringServices<Result: Sendable>(
    _ body: (HiringServices) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in try await body(HiringServices(in: folder)) }
}

/// A participant that fails when it is told to.
final class FaultyParticipant: HireParticipant {
    enum Fault: String, Sendable, CaseIterable {
        /// Nothing is added.
        case addFails
        /// It is added, and the answer is lost.
        case answerIsLost
        /// Nothing is removed.
        case removeFails
    }

    struct Failed: Error {}

    /// The one that was not to be removed.
    struct Kept: Error, Hashable {
        let id: EmployeeID
    }

    private let participant: any HireParticipant
    private let state = Mutex<(faults: Set<Fault>, added: Int, kept: Set<EmployeeID>)>(
        ([], 0, []))

    init(_ participant: any HireParticipant) {
        self.participant = participant
    }

    /// How often it was asked to add.
    var added: Int { state.withLock { $0.added } }

    func now(_ faults: Set<Fault>) {
        state.withLock { $0.faults = faults }
    }

    /// From now on these can't be removed.
    func keep(_ ids: Set<EmployeeID>) {
        state.withLock { $0.kept = ids }
    }

    func add(_ hire: NewHire, as id: EmployeeID) async throws {
        let faults = state.withLock {
            $0.added += 1
            return $0.faults
        }
        if faults.contains(.addFails) { throw Failed() }
        try await participant.add(hire, as: id)
        if faults.contains(.answerIsLost) { throw Failed() }
    }

    func remove(_ id: EmployeeID) async throws {
        let (faults, kept) = state.withLock { ($0.faults, $0.kept) }
        if faults.contains(.removeFails) { throw Failed() }
        if kept.contains(id) { throw Kept(id: id) }
        try await participant.remove(id)
    }
}
