import Components
import Hosting
import Staff
import StaffHTTP
import StaffSQLite
import Synchronization

/// The three components, each on a data store of its own, with a watch on every call.
struct Services: Sendable {
    let employees: Watched<EmployeesComponent>
    let salary: Watched<SalaryComponent>
    let vacation: Watched<VacationComponent>
    let hiring = RecordedHiring()

    init(in folder: String) throws {
        employees = Watched(
            EmployeesComponent(
                try StaffDatabase.open("\(folder)/employees.sqlite", for: [.employees]), .real),
            "employees")
        salary = Watched(
            SalaryComponent(try StaffDatabase.open("\(folder)/salary.sqlite", for: [.salary])),
            "salary")
        vacation = Watched(
            VacationComponent(
                try StaffDatabase.open("\(folder)/vacation.sqlite", for: [.vacation]), .real),
            "vacation")
    }

    /// Adds somebody to all three.
    func add(_ hire: NewHire, as id: EmployeeID) async throws {
        try await employees.component.add(hire, as: id)
        try await salary.component.add(hire, as: id)
        try await vacation.component.add(hire, as: id)
    }
}

/// Runs `body` with the three components in a new folder.
func withServices<Result: Sendable>(
    _ body: (Services) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in try await body(Services(in: folder)) }
}

/// A component that can be counted, held up and made to fail, as one behind a network can.
final class Watched<Component: Sendable>: Sendable {
    let component: Component
    private let name: String
    private let state = Mutex<(calls: [EmployeeID?], failing: Failing)>(([], .nobody))
    /// Happens during each call.
    private let pause = Mutex<(@Sendable () async -> Void)?>(nil)

    enum Failing: Sendable {
        case nobody, all
        case about(EmployeeID)
    }

    init(_ component: Component, _ name: String) {
        self.component = component
        self.name = name
    }

    /// About whom it was asked, a line a call.
    var calls: [EmployeeID?] { state.withLock { $0.calls } }

    /// From now on these calls bring no answer.
    func fail(_ failing: Failing) { state.withLock { $0.failing = failing } }

    func holdUp(_ pause: @escaping @Sendable () async -> Void) {
        self.pause.withLock { $0 = pause }
    }

    fileprivate func call<Value>(
        about id: EmployeeID?, _ body: (Component) async throws -> Value
    ) async throws -> Value {
        let failing = state.withLock { state in
            state.calls.append(id)
            return state.failing
        }
        await pause.withLock { $0 }?()
        switch failing {
        case .all: throw ServiceFailure(name, .unreachable)
        case .about(id): throw ServiceFailure(name, .tooLate)
        default: return try await body(component)
        }
    }
}

extension Watched: EmployeesService where Component: EmployeesService {
    func hire(_ hire: NewHire) async throws -> Employee {
        try await call(about: nil) { try await $0.hire(hire) }
    }

    func employee(_ id: EmployeeID) async throws -> Employee {
        try await call(about: id) { try await $0.employee(id) }
    }

    func employees(after: EmployeeID?, limit: Int) async throws -> [Employee] {
        try await call(about: after) { try await $0.employees(after: after, limit: limit) }
    }

    func change(_ id: EmployeeID, _ change: EmployeeChange) async throws -> Employee {
        try await call(about: id) { try await $0.change(id, change) }
    }

    func terminate(_ id: EmployeeID, on day: Day) async throws {
        try await call(about: id) { try await $0.terminate(id, on: day) }
    }
}

extension Watched: SalaryService where Component: SalaryService {
    func setSalary(of employee: EmployeeID, to salary: Salary) async throws {
        try await call(about: employee) { try await $0.setSalary(of: employee, to: salary) }
    }

    func salary(of employee: EmployeeID, on day: Day) async throws -> Salary {
        try await call(about: employee) { try await $0.salary(of: employee, on: day) }
    }

    func history(of employee: EmployeeID) async throws -> [Salary] {
        try await call(about: employee) { try await $0.history(of: employee) }
    }

    func yearlyPay(of employee: EmployeeID, on day: Day) async throws -> Money {
        try await call(about: employee) { try await $0.yearlyPay(of: employee, on: day) }
    }
}

extension Watched: VacationService where Component: VacationService {
    func request(
        _ days: DayRange, for employee: EmployeeID
    ) async throws -> VacationRequest {
        try await call(about: employee) { try await $0.request(days, for: employee) }
    }

    func vacation(
        _ id: VacationID, of employee: EmployeeID
    ) async throws -> VacationRequest {
        try await call(about: employee) { try await $0.vacation(id, of: employee) }
    }

    func decide(
        _ decision: VacationDecision, _ id: VacationID, of employee: EmployeeID
    ) async throws -> VacationRequest {
        try await call(about: employee) { try await $0.decide(decision, id, of: employee) }
    }

    func summary(of employee: EmployeeID, year: Int) async throws -> VacationSummary {
        try await call(about: employee) { try await $0.summary(of: employee, year: year) }
    }
}

/// Hires nobody, and notes who was to be hired, and under which key.
final class RecordedHiring: HiringService {
    let asked = Collected<String>()

    func hire(_ hire: NewHire, key: String?) async throws -> Employee {
        asked.append("\(hire.email), \(key ?? "no key")")
        return Employee(hire, as: .number(77))
    }
}
