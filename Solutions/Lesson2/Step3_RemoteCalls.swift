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
        let deadline = clock.now.advanced(by: limit)
        var longestPause = policy.firstPause
        var attempt = 1
        while true {
            let left = clock.now.duration(to: deadline)
            let outcome = await outcome(of: request, within: min(left, policy.attemptLimit))
            // Everybody who failed at one moment would come back at one moment, but for the chance.
            let pause = longestPause * random()
            guard Self.mayPass(outcome), Self.isRepeatable(request), attempt < policy.attempts,
                clock.now.advanced(by: pause) < deadline
            else { return try outcome.get() }
            try await clock.sleep(for: pause)
            longestPause *= 2
            attempt += 1
        }
    }

    private func outcome(
        of request: ServiceRequest, within limit: Duration
    ) async -> Result<ServiceAnswer, any Error> {
        do {
            return .success(try await next.send(request, within: limit))
        } catch {
            return .failure(error)
        }
    }

    /// Whether doing it twice is as good as once.
    private static func isRepeatable(_ request: ServiceRequest) -> Bool {
        request.method == .get || request.headers[.idempotencyKey] != nil
    }

    /// Whether it may be better the next time.
    private static func mayPass(_ outcome: Result<ServiceAnswer, any Error>) -> Bool {
        switch outcome {
        case .success(let answer): [502, 503, 504].contains(answer.status)
        case .failure(let failure as ServiceFailure):
            [.unreachable, .tooLate, .broken].contains(failure.reason)
        case .failure: false
        }
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
        let request = try ServiceRequest.sending(salary, by: .put, to: path(of: employee))
        _ = try await send(request, about: employee, on: salary.effectiveFrom)
    }

    public func salary(of employee: EmployeeID, on day: Day) async throws -> Salary {
        let request = ServiceRequest.get(path(of: employee), ["on": "\(day)"])
        return try await send(request, about: employee, on: day).value(Salary.self)
    }

    public func history(of employee: EmployeeID) async throws -> [Salary] {
        let answer = try await send(.get("\(path(of: employee))/history"), about: employee)
        guard let salaries = try answer.value([String: [Salary]].self)["salaries"] else {
            throw ServiceFailure(answer.service, .unreadable)
        }
        return salaries
    }

    public func yearlyPay(of employee: EmployeeID, on day: Day) async throws -> Money {
        let request = ServiceRequest.get("\(path(of: employee))/yearly", ["on": "\(day)"])
        return try await send(request, about: employee, on: day).value(Money.self)
    }

    private func path(of employee: EmployeeID) -> String { "/employees/\(employee)/salary" }

    /// The error that the component throws has its name in the problem. What it carries, we sent.
    private func send(
        _ request: ServiceRequest, about employee: EmployeeID, on day: Day? = nil
    ) async throws -> ServiceAnswer {
        let answer = try await calls.send(request, within: limit)
        do {
            try answer.checkAccepted()
            return answer
        } catch let problem as Problem {
            switch (problem.slug, day) {
            case ("unknown-employee", _): throw StaffError.unknownEmployee(employee)
            case ("no-salary", let day?): throw StaffError.noSalary(employee, on: day)
            case ("salary-day-taken", let day?): throw StaffError.salaryDayTaken(day)
            default: throw problem
            }
        }
    }
}
