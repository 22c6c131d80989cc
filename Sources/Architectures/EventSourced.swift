import EventComponents
import EventStore
import EventStoreSQLite
import Foundation
import GRDB
public import Hosting
import Hummingbird
import Lesson1
import Lesson2
import Lesson3
public import Staff
import StaffEvents
import StaffHTTP
import StaffSQLite

/// Lesson 3: the services of Lesson 2 behind the same front door, each on an event store.
public enum EventSourced {
    /// Runs one service on its own event store in `folder`, until it is told to stop.
    ///
    /// - Parameters:
    ///   - folder: exists, and may be written.
    ///   - addresses: where the three components are. The gateway alone needs them.
    ///   - withBug: whether Salary has the bug on purpose.
    ///   - killPoint: a step of a hire at which the gateway ends without warning.
    /// - Throws: an error with what to do, when the file can't be used.
    public static func run(
        _ service: Microservices.Service, data folder: String,
        addresses: Addresses = Addresses(), withBug: Bool = false,
        killPoint: KillPoint = KillPoint(nil), _ settings: ServiceSettings,
        _ surroundings: Surroundings = .real, listening: @escaping @Sendable (String) -> Void
    ) async throws {
        try await Microservices.run(settings, listening: listening) { begin in
            switch service {
            case .employees: try employees(data: folder, surroundings)
            case .salary: try salary(data: folder, withBug: withBug, surroundings)
            case .vacation: try vacation(data: folder, surroundings)
            case .gateway:
                try Microservices.gateway(
                    data: folder, addresses, killPoint, surroundings, keepsHistory: true,
                    hiring: begin)
            }
        }
    }

    /// Moves the tables of Lesson 2 in `folder`, which are only read, into the event stores in `data`.
    ///
    /// - Parameter data: exists, and may be written.
    /// - Throws: an error with what to do, when a file can't be used.
    public static func importTables(from folder: String, into data: String) async throws {
        for component in Component.allCases {
            let path = "\(folder)/\(component).sqlite"
            guard FileManager.default.fileExists(atPath: path) else { throw NoTables(path: path) }
            do {
                try await importTables(
                    of: component, StaffDatabase.openPoolForReading(path),
                    into: open(component, in: data).store)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
                // The file lacks a table: it is none of Lesson 2.
                throw DataStoreError(path: path, error)
            }
        }
    }

    private static func importTables(
        of component: Component, _ tables: DatabasePool, into store: any EventStore
    ) async throws {
        switch component {
        case .employees: try await FromTablesToEvents.importEmployees(from: tables, into: store)
        case .salary: try await FromTablesToEvents.importSalaries(from: tables, into: store)
        case .vacation: try await FromTablesToEvents.importVacations(from: tables, into: store)
        }
    }

    private static func employees(
        data folder: String, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let (store, isReady) = try open(.employees, in: folder)
        let employees = EmployeesOnEvents(store, surroundings, about: about)
        return StaffRouter.make(
            [
                EmployeeRoutes(employees, surroundings).withoutHiring(), HireRoutes(employees),
                HistoryRoutes([StreamHistory(store) { [.employee($0)] }]),
            ],
            tracing: TraceContext(), isReady: isReady)
    }

    private static func salary(
        data folder: String, withBug: Bool, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let (store, isReady) = try open(.salary, in: folder)
        let salary = SalaryOnEvents(store, withBug: withBug, surroundings, about: about)
        return StaffRouter.make(
            [
                SalaryRoutes(salary, surroundings), HireRoutes(salary),
                SalaryRecordRoutes(salary),
                HistoryRoutes([StreamHistory(store) { [.salary(of: $0)] }]),
            ],
            tracing: TraceContext(), isReady: isReady)
    }

    private static func vacation(
        data folder: String, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let (store, isReady) = try open(.vacation, in: folder)
        let vacation = VacationOnEvents(store, surroundings, about: about)
        return StaffRouter.make(
            [
                VacationRoutes(vacation, surroundings), HireRoutes(vacation),
                HistoryRoutes([StreamHistory(store, streams: vacation.streams)]),
            ],
            tracing: TraceContext(), isReady: isReady)
    }

    /// An event store that is open, and whether it can be read.
    typealias Opened = (store: any EventStore, isReady: @Sendable () async -> Bool)

    static func open(_ component: Component, in folder: String) throws -> Opened {
        let database = try EventDatabase("\(folder)/\(component).events.sqlite")
        return (
            SQLiteEventStore(database, now: { Timestamp.now() }),
            { (try? await database.head()) != nil }
        )
    }

    /// Who asks now, and in which trace.
    @Sendable static func about() -> EventMetadata {
        EventMetadata(actor: Caller.actor, trace: Tracing.trace)
    }
}

/// There is no file of Lesson 2 to import.
struct NoTables: Error, CustomStringConvertible {
    let path: String

    var description: String {
        "There is no \(path). Use --from with the data folder of an app of Lesson 2."
    }
}
