public import EventStore
public import Staff
public import StaffEvents

/// An event of any of the three services.
public enum StaffEvent: Hashable, Sendable {
    case employee(EmployeeEvent)
    case email(EmailEvent)
    case salary(SalaryEvent)
    case entitlement(EntitlementEvent)
    case vacation(VacationEvent)
}

/// Reads the events of all three services.
public struct StaffCodecs: Sendable {
    private let employee: any EventCodec<EmployeeEvent>
    private let email = JSONEventCodec<EmailEvent>()
    private let salary: any EventCodec<SalaryEvent>
    private let entitlement = JSONEventCodec<EntitlementEvent>()
    private let vacation = JSONEventCodec<VacationEvent>()

    /// - Parameters:
    ///   - employee: for events of Employees, whose names may be sealed.
    ///   - salary: for events of Salary, of which there are older versions.
    public init(
        employee: any EventCodec<EmployeeEvent> = JSONEventCodec<EmployeeEvent>(),
        salary: any EventCodec<SalaryEvent> = JSONEventCodec<SalaryEvent>()
    ) {
        self.employee = employee
        self.salary = salary
    }

    /// The event that a service has published, and whom it is about.
    ///
    /// - Throws: `UnknownEvent` or `UndecodableEvent`.
    public func decode(_ event: RecordedEvent) throws -> StaffEvent {
        switch event.stream.category {
        case "employee": .employee(try employee.decode(event))
        case "email": .email(try email.decode(event))
        case "salary": .salary(try salary.decode(event))
        case "entitlement": .entitlement(try entitlement.decode(event))
        case "vacation": .vacation(try vacation.decode(event))
        default: throw UnknownEvent(event)
        }
    }
}

extension RecordedEvent {
    /// The employee whom the event is about: their id stands behind the category of the stream.
    ///
    /// - Throws: ``NobodysEvent`` when the stream is nobody's, as that of an e-mail.
    public func subject() throws -> EmployeeID {
        guard let employee = stream.employee else { throw NobodysEvent(stream: stream) }
        return employee
    }
}

/// Asked whom an event is about whose stream belongs to no employee.
public struct NobodysEvent: Error, Hashable, CustomStringConvertible {
    public let stream: StreamName

    public var description: String {
        "The stream \(stream) belongs to no employee, so its events have no subject."
    }
}
