import Components
public import Hosting
import Hummingbird
import Lesson1
import Lesson2
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
    /// - Throws: an error with what to do, when the file can't be used.
    public static func run(
        _ service: Service, data folder: String, addresses: Addresses = Addresses(),
        withBug: Bool = false, _ settings: ServiceSettings, _ surroundings: Surroundings = .real,
        listening: @escaping @Sendable (String) -> Void
    ) async throws {
        let open: @Sendable () throws -> sending Router<StaffContext> = {
            switch service {
            case .employees: try employees(data: folder, surroundings)
            case .salary:
                try OwnProcess.salary(
                    data: folder, withBug: withBug, tracing: TraceContext(), surroundings)
            case .vacation: try vacation(data: folder, surroundings)
            case .gateway: try gateway(data: folder, addresses, surroundings)
            }
        }
        try await OwnProcess.run(settings, open: { try await onThread(open) }, listening: listening)
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

    private static func gateway(
        data folder: String, _ addresses: Addresses, _ surroundings: Surroundings
    ) throws -> Router<StaffContext> {
        let employees = calls("employees", at: addresses.employees)
        let salary = calls("salary", at: addresses.salary)
        let vacation = calls("vacation", at: addresses.vacation)
        let hiring = HireInTurn([employees, salary, vacation].map { RemoteHire($0) }, surroundings)
        let door = FrontDoor(
            employees: RemoteEmployees(employees, hiring: hiring), hiring: hiring,
            salary: RemoteSalary(salary), vacation: RemoteVacation(vacation), surroundings)
        return StaffRouter.make(
            try door.routes(), tracing: TraceContext(), isReady: { true })
    }

    /// How the gateway calls a service: the circuit breaker outside, so that nothing is tried again
    /// while it is open.
    private static func calls(_ service: String, at addresses: [String]) -> any ServiceCalls {
        let instances = Instances(addresses.map { ServiceClient(service, at: $0) })
        return CircuitBreaker(service, Retrying(instances))
    }
}

struct HireInTurn: HiringService {
    let participants: [RemoteHire]
    let surroundings: Surroundings

    init(_ participants: [RemoteHire], _ surroundings: Surroundings) {
        self.participants = participants
        self.surroundings = surroundings
    }

    func hire(_ hire: NewHire, key: String?) async throws -> Employee {
        try hire.validate()
        let id = EmployeeID(surroundings.nextID())
        for participant in participants { try await participant.add(hire, as: id) }
        return Employee(hire, as: id)
    }
}
