public import EventStore
import Lesson3
public import Staff
import StaffEvents

/// Vacation, on an event store: a stream for each employee's entitlement, and one for each of their
/// years.
public struct VacationOnEvents: VacationService {
    private let store: any EventStore
    private let entitlements: CommandHandler<EntitlementDecider>
    private let years: CommandHandler<VacationDecider>
    private let surroundings: Surroundings
    private let about: @Sendable () -> EventMetadata

    /// - Parameter about: who asks now, and in the course of what.
    public init(
        _ store: any EventStore, _ surroundings: Surroundings,
        about: @escaping @Sendable () -> EventMetadata
    ) {
        self.store = store
        entitlements = CommandHandler(
            EntitlementDecider.self, store, nextID: surroundings.nextID, attempts: 100)
        years = CommandHandler(
            VacationDecider.self, store, nextID: surroundings.nextID, attempts: 100)
        self.surroundings = surroundings
        self.about = about
    }

    public func request(
        _ days: DayRange, for employee: EmployeeID
    ) async throws -> VacationRequest {
        let request = VacationRequest(id: VacationID(surroundings.nextID()), days, .requested)
        let command = VacationCommand.request(request.id, days)
        let year = days.first.year
        let stream = StreamName.vacation(of: employee, year: year)
        if try await years.load(stream).state.hiredOn == nil {
            // Refused before the year is opened: a request for 2099 leaves nothing behind.
            _ = try VacationDecider.decide(command, try await fresh(employee))
            try await open(year, of: employee)
        }
        _ = try await years.handle(command, on: stream, about())
        return request
    }

    public func vacation(
        _ id: VacationID, of employee: EmployeeID
    ) async throws -> VacationRequest {
        try await found(id, of: employee).request
    }

    public func decide(
        _ decision: VacationDecision, _ id: VacationID, of employee: EmployeeID
    ) async throws -> VacationRequest {
        let stream = try await found(id, of: employee).stream
        let year = try await years.handle(.decide(decision, id), on: stream, about()).state
        guard let decided = year.request(id) else { throw StaffError.unknownVacation(id) }
        return decided
    }

    public func summary(of employee: EmployeeID, year: Int) async throws -> VacationSummary {
        let fresh = try await fresh(employee)
        let loaded = try await years.load(.vacation(of: employee, year: year)).state
        let state = loaded.hiredOn == nil ? fresh : loaded
        guard let account = state.account else { throw StaffError.unknownEmployee(employee) }
        return VacationSummary(
            year: year, entitlement: account.entitlement, remaining: state.remaining,
            requests: account.requests)
    }

    /// The streams in which something of an employee is told.
    public func streams(of employee: EmployeeID) async throws -> [StreamName] {
        let years = try await entitlements.load(.entitlement(of: employee)).state?.years ?? []
        return [.entitlement(of: employee)]
            + years.map { .vacation(of: employee, year: $0) }
    }

    /// A year in which nothing has happened yet.
    private func fresh(_ employee: EmployeeID) async throws -> VacationYear {
        let entitlement = try await entitlement(of: employee)
        let opened = VacationEvent.opened(
            hiredOn: entitlement.hiredOn, entitlement: entitlement.days)
        return try VacationDecider.evolve(VacationDecider.initial, opened)
    }

    private func entitlement(of employee: EmployeeID) async throws -> Entitlement {
        guard let state = try await entitlements.load(.entitlement(of: employee)).state else {
            throw StaffError.unknownEmployee(employee)
        }
        return state
    }

    /// The entitlement's stream first: a year that it does not know of would never be looked into.
    private func open(_ year: Int, of employee: EmployeeID) async throws {
        let entitlement = try await entitlements.handle(
            .openYear(year, of: employee), on: .entitlement(of: employee), about())
        guard let state = entitlement.state else { throw StaffError.unknownEmployee(employee) }
        let codec = JSONEventCodec<EntitlementEvent>()
        let opening = try await store.read(.entitlement(of: employee)).last {
            try codec.decode($0) == .yearOpened(year)
        }
        _ = try await years.handle(
            .open(hiredOn: state.hiredOn, entitlement: state.days),
            on: .vacation(of: employee, year: year), about().caused(by: opening?.id))
    }

    /// Where a request is: its id does not say in which year.
    private func found(
        _ id: VacationID, of employee: EmployeeID
    ) async throws -> (request: VacationRequest, stream: StreamName) {
        let known = try await entitlements.load(.entitlement(of: employee)).state?.years ?? []
        for year in known.reversed() {
            let stream = StreamName.vacation(of: employee, year: year)
            if let request = try await years.load(stream).state.request(id) {
                return (request, stream)
            }
        }
        throw StaffError.unknownVacation(id)
    }
}

extension VacationOnEvents: HireParticipant {
    public func add(_ hire: NewHire, as id: EmployeeID) async throws {
        try hire.validate()
        let grant = EntitlementDecider.Command.grant(
            days: hire.vacationDays, hiredOn: hire.hiredOn)
        _ = try await entitlements.handle(grant, on: .entitlement(of: id), about())
    }

    public func remove(_ id: EmployeeID) async throws {
        _ = try await entitlements.handle(.withdraw, on: .entitlement(of: id), about())
    }
}
