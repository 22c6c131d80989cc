import Classroom
import HTTPTypes
public import Staff
public import StaffHTTP

/// Calls that are tried again where that is safe, and that never take longer than they may.
public struct Retrying<Time: Clock<Duration>>: ServiceCalls {
    private let next: any ServiceCalls
    private let policy: RetryPolicy
    private let clock: Time
    private let random: @Sendable () -> Double

    /// - Parameters:
    ///   - next: tries once.
    ///   - clock: measures the time, and waits between two tries.
    ///   - random: gives a number from 0 to 1, a new one each time.
    public init(
        _ next: any ServiceCalls, _ policy: RetryPolicy = RetryPolicy(),
        clock: Time = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { .random(in: 0...1) }
    ) {
        self.next = next
        self.policy = policy
        self.clock = clock
        self.random = random
    }

    /// Sends the request, and again where that may help and does no harm.
    ///
    /// - Returns: the first answer that is worth having, or what the last try brought.
    public func send(
        _ request: ServiceRequest, within limit: Duration
    ) async throws -> ServiceAnswer {
        // TODO: 2.3 Try, with the time that is left. Try again where that may help and is safe.
        // TODO: 2.3 Wait between two tries, by chance, and never beyond the limit.
        throw NotYet("2.3", "try a request again where that is safe")
    }
}

/// Salary, when it is a service. ``RemoteEmployees`` is the worked example.
public struct RemoteSalary: SalaryService {
    private let calls: any ServiceCalls
    private let limit: Duration

    public init(_ calls: any ServiceCalls, within limit: Duration = .seconds(5)) {
        self.calls = calls
        self.limit = limit
    }

    public func setSalary(of employee: EmployeeID, to salary: Salary) async throws {
        // TODO: 2.3 PUT /employees/{id}/salary
        throw NotYet("2.3", "set a salary in another process")
    }

    public func salary(of employee: EmployeeID, on day: Day) async throws -> Salary {
        // TODO: 2.3 GET /employees/{id}/salary?on=
        throw NotYet("2.3", "ask another process for a salary")
    }

    public func history(of employee: EmployeeID) async throws -> [Salary] {
        // TODO: 2.3 GET /employees/{id}/salary/history
        throw NotYet("2.3", "ask another process for all salaries of somebody")
    }

    public func yearlyPay(of employee: EmployeeID, on day: Day) async throws -> Money {
        // TODO: 2.3 GET /employees/{id}/salary/yearly?on=
        throw NotYet("2.3", "ask another process for a yearly pay")
    }
}
