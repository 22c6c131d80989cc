public import EventStore
public import Foundation
import Lesson3
public import Staff
public import StaffEvents

/// Employees, on an event store.
///
/// Each employee has a stream, and so has each e-mail: it is unique since one stream can be begun
/// by one writer only. An append is to one stream, so a change of the e-mail is several of them, in
/// an order that leaves nobody without their e-mail when it is interrupted.
public struct EmployeesOnEvents: EmployeesService {
    private let store: any EventStore
    private let codec: any EventCodec<EmployeeEvent>
    private let employees: CommandHandler<EmployeeDecider>
    private let emails: CommandHandler<EmailDecider>
    private let emailStream: @Sendable (String) -> StreamName
    private let surroundings: Surroundings
    private let about: @Sendable () -> EventMetadata

    /// - Parameters:
    ///   - emailStream: the stream in which an e-mail is reserved.
    ///   - about: who asks now, and in the course of what.
    public init(
        _ store: any EventStore,
        codec: any EventCodec<EmployeeEvent> = JSONEventCodec<EmployeeEvent>(),
        emailStream: @escaping @Sendable (String) -> StreamName = { .email($0) },
        _ surroundings: Surroundings, about: @escaping @Sendable () -> EventMetadata
    ) {
        self.store = store
        self.codec = codec
        employees = CommandHandler(
            EmployeeDecider.self, store, codec: codec, nextID: surroundings.nextID,
            attempts: 100)
        emails = CommandHandler(
            EmailDecider.self, store, nextID: surroundings.nextID, attempts: 100)
        self.emailStream = emailStream
        self.surroundings = surroundings
        self.about = about
    }

    /// Employees' part of a hire. The whole of it is the saga's.
    public func hire(_ hire: NewHire) async throws -> Employee {
        let id = EmployeeID(surroundings.nextID())
        try await add(hire, as: id)
        return Employee(hire, as: id)
    }

    public func employee(_ id: EmployeeID) async throws -> Employee {
        guard let employee = try await employees.load(.employee(id)).state else {
            throw StaffError.unknownEmployee(id)
        }
        return employee
    }

    /// The list is nobody's stream, so every event of every employee is read for it.
    public func employees(after: EmployeeID?, limit: Int) async throws -> [Employee] {
        var histories: [StreamName: [RecordedEvent]] = [:]
        for event in try await store.all(of: ["employee"]) {
            histories[event.stream, default: []].append(event)
        }
        let first = after.map { StreamName.employee($0).text } ?? ""
        var found: [Employee] = []
        for (stream, events) in histories.sorted(by: { $0.key.text < $1.key.text })
        where stream.text > first && found.count < limit {
            let employee = try EmployeeDecider.replay(events.map { try codec.decode($0) })
            if let employee { found.append(employee) }
        }
        return found
    }

    public func change(_ id: EmployeeID, _ change: EmployeeChange) async throws -> Employee {
        let before = try await employee(id)
        let wanted = try change.applied(to: before)
        let keepsEmail = emailStream(wanted.email) == emailStream(before.email)
        let claim = keepsEmail ? nil : try await reserve(wanted.email, for: id)
        let handled = try await handle(.change(change), id, causedBy: claim)
        guard let changed = handled.state else { throw StaffError.unknownEmployee(id) }
        if !keepsEmail { try await releaseReplaced(by: handled, of: id) }
        return changed
    }

    /// Gives back the e-mail that a change replaced. Somebody else may have changed it meanwhile,
    /// so it is not always the one that was read before.
    private func releaseReplaced(
        by change: Handled<EmployeeDecider>, of id: EmployeeID
    ) async throws {
        let events = try await store.read(
            .employee(id), StreamSlice(through: change.appended.version))
        let earlier = events.dropLast(change.events.count)
        let before = try EmployeeDecider.replay(earlier.map { try codec.decode($0) })
        guard let replaced = before?.email, let current = change.state?.email,
            emailStream(replaced) != emailStream(current)
        else { return }
        try await release(replaced, of: id, causedBy: events.last?.id)
    }

    public func terminate(_ id: EmployeeID, on day: Day) async throws {
        _ = try await handle(.terminate(on: day), id)
    }

    private func handle(
        _ command: EmployeeCommand, _ id: EmployeeID, causedBy cause: UUID? = nil
    ) async throws -> Handled<EmployeeDecider> {
        try await employees.handle(
            .init(command, id), on: .employee(id), about().caused(by: cause))
    }

    /// Says in the employee's stream which e-mail is wanted, before it is reserved: whoever is
    /// interrupted in between can be found.
    ///
    /// - Returns: the event that says so.
    private func reserve(_ email: String, for id: EmployeeID) async throws -> UUID? {
        let version = try await handle(.claim(email: email), id).appended.version
        let claim = try await store.read(.employee(id), StreamSlice(from: version, limit: 1)).first
        _ = try await emails.handle(
            .reserve(email, id), on: emailStream(email), about().caused(by: claim?.id))
        return claim?.id
    }

    /// Gives an e-mail back, if it is theirs.
    ///
    /// - Parameter cause: the event that led to it.
    public func release(
        _ email: String, of id: EmployeeID, causedBy cause: UUID? = nil
    ) async throws {
        _ = try await emails.handle(
            .release(id), on: emailStream(email), about().caused(by: cause))
    }
}

extension EmployeesOnEvents: HireParticipant {
    public func add(_ hire: NewHire, as id: EmployeeID) async throws {
        try hire.validate()
        // Whoever asks again did not hear the first answer.
        guard try await employees.load(.employee(id)).state == nil else { return }
        let claim = try await reserve(hire.email, for: id)
        _ = try await handle(.hire(hire), id, causedBy: claim)
    }

    public func remove(_ id: EmployeeID) async throws {
        _ = try await handle(.withdraw, id)
        let events = try await store.read(.employee(id))
        let told = try events.map { try codec.decode($0) }
        let withdrawal = told.lastIndex(of: .withdrawn).map { events[$0].id }
        for case .claimed(let email) in told {
            try await release(email, of: id, causedBy: withdrawal)
        }
    }
}
