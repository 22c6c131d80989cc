import EventComponents
import EventStore
import EventStoreSQLite
public import Hosting
import Hummingbird
import Lesson1
import Lesson2
import Lesson3
public import Staff
import StaffEvents
import StaffHTTP

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
                    data: folder, addresses, killPoint, surroundings, keepsRecords: true,
                    hiring: begin)
            }
        }
    }

    private static func employees(
        data folder: String, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let (store, isReady) = try open(.employees, in: folder)
        let employees = EmployeesOnEvents(store, surroundings, about: about)
        return StaffRouter.make(
            [EmployeeRoutes(employees, surroundings).withoutHiring(), HireRoutes(employees)],
            tracing: TraceContext(), isReady: isReady)
    }

    private static func salary(
        data folder: String, withBug: Bool, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let (store, isReady) = try open(.salary, in: folder)
        let salary = SalaryOnEvents(store, withBug: withBug, surroundings, about: about)
        return StaffRouter.make(
            [
                SalaryRoutes(salary, surroundings), SalaryRecordRoutes(salary),
                HireRoutes(salary),
            ],
            tracing: TraceContext(), isReady: isReady)
    }

    private static func vacation(
        data folder: String, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let (store, isReady) = try open(.vacation, in: folder)
        let vacation = VacationOnEvents(store, surroundings, about: about)
        return StaffRouter.make(
            [VacationRoutes(vacation, surroundings), HireRoutes(vacation)],
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
