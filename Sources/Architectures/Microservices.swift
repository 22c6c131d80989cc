import Components
public import Hosting
import Hummingbird
import Lesson1
import Lesson2
import Logging
public import Staff
import StaffHTTP
import StaffSQLite

/// Lesson 2: a process, a service interface and a data store for each component, and one front door.
public enum Microservices {
    /// What runs in a process of its own.
    public enum Service: String, Sendable, CaseIterable {
        case employees, salary, vacation, gateway
    }

    /// Runs one service on its own SQLite file in `folder`, until it is told to stop.
    ///
    /// - Parameters:
    ///   - folder: exists, and may be written.
    ///   - addresses: where the three components are. The gateway alone needs them.
    ///   - withBug: whether Salary has the bug on purpose.
    ///   - killPoint: a step of a hire at which the gateway ends without warning.
    /// - Throws: an error with what to do, when the file can't be used.
    public static func run(
        _ service: Service, data folder: String, addresses: Addresses = Addresses(),
        withBug: Bool = false, killPoint: KillPoint = KillPoint(nil), _ settings: ServiceSettings,
        _ surroundings: Surroundings = .real, listening: @escaping @Sendable (String) -> Void
    ) async throws {
        try await run(settings, listening: listening) { begin in
            switch service {
            case .employees: try employees(data: folder, surroundings)
            case .salary:
                try OwnProcess.salary(
                    data: folder, withBug: withBug, tracing: TraceContext(), surroundings)
            case .vacation: try vacation(data: folder, surroundings)
            case .gateway:
                try gateway(data: folder, addresses, killPoint, surroundings, hiring: begin)
            }
        }
    }

    /// Opens a service. The saga that it hires with, if it has one, is handed to `begin`: what was
    /// left undone is taken back from then on.
    typealias Opening =
        @Sendable (_ begin: @Sendable (HireSaga) -> Void) throws -> sending Router<StaffContext>

    /// Runs the service that `open` opens, until it is told to stop.
    static func run(
        _ settings: ServiceSettings, listening: @escaping @Sendable (String) -> Void,
        open: @escaping Opening
    ) async throws {
        let (hirings, continuation) = AsyncStream.makeStream(of: HireSaga.self)
        let open: @Sendable () throws -> sending Router<StaffContext> = {
            try open { continuation.yield($0) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await hiring in hirings { await recover(hiring, settings.logger) }
            }
            defer { group.cancelAll() }
            // Not a task of the group: how the service ends is how this ends, whatever ends first.
            try await OwnProcess.run(
                settings, open: { try await onThread(open) }, listening: listening)
        }
    }

    /// Takes back the hires that nobody finishes: at the start, and every second from then on.
    private static func recover(_ hiring: HireSaga, _ logger: Logger) async {
        while !Task.isCancelled {
            do {
                try await hiring.recover()
            } catch {
                logger.info("hires wait to be taken back", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private static func employees(
        data folder: String, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let database = try StaffDatabase.open("\(folder)/employees.sqlite", for: [.employees])
        let employees = EmployeesComponent(database, surroundings)
        return StaffRouter.make(
            [EmployeeRoutes(employees, surroundings).withoutHiring(), HireRoutes(employees)],
            tracing: TraceContext(), isReady: { await StaffDatabase.isReadable(database) })
    }

    private static func vacation(
        data folder: String, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let database = try StaffDatabase.open("\(folder)/vacation.sqlite", for: [.vacation])
        let vacation = VacationComponent(database, surroundings)
        return StaffRouter.make(
            [VacationRoutes(vacation, surroundings), HireRoutes(vacation)],
            tracing: TraceContext(), isReady: { await StaffDatabase.isReadable(database) })
    }

    /// - Parameter keepsHistory: whether the services can tell who did what, and when.
    static func gateway(
        data folder: String, _ addresses: Addresses, _ killPoint: KillPoint,
        _ surroundings: Surroundings, keepsHistory: Bool = false,
        hiring begin: @Sendable (HireSaga) -> Void
    ) throws -> Router<StaffContext> {
        // First: a second gateway on the folder must not write the addresses of the first.
        let log = try HireLog.open(
            "\(folder)/gateway.sqlite", alone: true, reached: killPoint.reached)
        let employees = try calls("employees", at: addresses.employees, folder)
        let salary = try calls("salary", at: addresses.salary, folder)
        let vacation = try calls("vacation", at: addresses.vacation, folder)
        let participants = zip(Component.allCases, [employees, salary, vacation]).map {
            AnnouncedHire(of: $0, RemoteHire($1), killPoint.reached)
        }
        let hiring = HireSaga(participants, log, surroundings)
        begin(hiring)
        let door = FrontDoor(
            employees: RemoteEmployees(employees, hiring: hiring), hiring: hiring,
            salary: RemoteSalary(salary), vacation: RemoteVacation(vacation), surroundings)
        var routes = try door.routes()
        if keepsHistory {
            routes.append(SalaryRecordRoutes(RemoteSalaryHistory(salary)))
            routes.append(HistoryRoutes([employees, salary, vacation].map { RemoteHistory($0) }))
        }
        return StaffRouter.make(
            routes, tracing: TraceContext(), isReady: { true })
    }

    /// How the gateway calls a service: the circuit breaker outside, so that nothing is tried again
    /// while it is open.
    ///
    /// The addresses are in a file in `folder`, which may be replaced while the gateway runs.
    static func calls(
        _ service: String, at addresses: [String], _ folder: String,
        _ policy: RetryPolicy = RetryPolicy()
    ) throws -> any ServiceCalls {
        let book = AddressBook("\(folder)/\(service).addresses")
        try book.use(addresses)
        let instances = Instances(of: service) {
            book.addresses.map { ServiceClient(service, at: $0) }
        }
        return CircuitBreaker(service, Retrying(instances, policy))
    }
}

/// A participant that says what it has done.
struct AnnouncedHire: HireParticipant {
    private let component: Component
    private let participant: any HireParticipant
    private let reached: @Sendable (String) -> Void

    init(
        of component: Component, _ participant: any HireParticipant,
        _ reached: @escaping @Sendable (String) -> Void
    ) {
        self.component = component
        self.participant = participant
        self.reached = reached
    }

    func add(_ hire: NewHire, as id: EmployeeID) async throws {
        try await participant.add(hire, as: id)
        reached("added to \(component)")
    }

    func remove(_ id: EmployeeID) async throws {
        try await participant.remove(id)
        reached("removed from \(component)")
    }
}
