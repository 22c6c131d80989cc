public import EventStore
import Lesson3
public import Staff
import StaffEvents

/// Salary, on an event store: a stream for each employee.
public struct SalaryOnEvents: SalaryService {
    private let store: any EventStore
    private let codec: any EventCodec<SalaryEvent>
    private let handler: CommandHandler<SalaryDecider>
    private let withBug: Bool
    private let about: @Sendable () -> EventMetadata

    /// - Parameters:
    ///   - withBug: whether yearly pay traps on an absurd salary.
    ///   - about: who asks now, and in the course of what.
    public init(
        _ store: any EventStore, withBug: Bool = false, _ surroundings: Surroundings,
        about: @escaping @Sendable () -> EventMetadata
    ) {
        self.store = store
        codec = OldEvents.salaryCodec
        handler = CommandHandler(
            SalaryDecider.self, store, codec: codec, nextID: surroundings.nextID, attempts: 100)
        self.withBug = withBug
        self.about = about
    }

    public func setSalary(of employee: EmployeeID, to salary: Salary) async throws {
        var metadata = about()
        metadata.reason = salary.reason
        _ = try await handler.handle(
            .set(salary, of: employee), on: .salary(of: employee), metadata)
    }

    public func salary(of employee: EmployeeID, on day: Day) async throws -> Salary {
        guard let salary = try await history(of: employee).last(where: { $0.effectiveFrom <= day })
        else { throw StaffError.noSalary(employee, on: day) }
        return salary
    }

    public func history(of employee: EmployeeID) async throws -> [Salary] {
        let salaries = try await handler.load(.salary(of: employee)).state
        guard !salaries.isEmpty else { throw StaffError.unknownEmployee(employee) }
        return salaries
    }

    public func yearlyPay(of employee: EmployeeID, on day: Day) async throws -> Money {
        let salary = try await salary(of: employee, on: day)
        return withBug ? salary.yearlyWithBug() : try salary.yearly()
    }
}

extension SalaryOnEvents: SalaryHistory {
    public func records(
        of employee: EmployeeID, asKnownOn known: Day?
    ) async throws -> [SalaryRecord] {
        let entries = try SalaryEntry.all(
            in: try await store.read(.salary(of: employee)), codec)
        guard !entries.isEmpty else { throw StaffError.unknownEmployee(employee) }
        return try TimeTravel.history(asKnownOn: known ?? Day(9999, 12, 31), in: entries).map {
            SalaryRecord($0.salary, setBy: $0.setBy, setAt: $0.setAt.description)
        }
    }
}

extension SalaryOnEvents: HireParticipant {
    public func add(_ hire: NewHire, as id: EmployeeID) async throws {
        try hire.validate()
        _ = try await handler.handle(.begin(.first(of: hire)), on: .salary(of: id), about())
    }

    public func remove(_ id: EmployeeID) async throws {
        _ = try await handler.handle(.withdraw, on: .salary(of: id), about())
    }
}
