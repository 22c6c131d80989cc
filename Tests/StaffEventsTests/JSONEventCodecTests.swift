import EventStore
import Foundation
import Staff
import StaffEvents
import Testing

private let employee = Employee(
    id: EmployeeID(UUID()), name: "Ada", email: "ada@example.com", department: "Research",
    hiredOn: "2026-01-05", terminatedOn: "2026-06-30")
private let salary = Salary(
    Money(minorUnits: 420_000, .eur), effectiveFrom: "2026-01-05", reason: "hired")
private let vacation = VacationID(UUID())
private let days = DayRange("2026-05-04", "2026-05-08")

@Suite("Events as JSON")
struct JSONEventCodecTests {
    /// Encodes an event, and decodes what a store would return.
    private func returned<Event: DomainEvent>(
        _ event: Event
    ) throws -> (event: Event, stored: EventToAppend) {
        let codec = JSONEventCodec<Event>()
        let stored = try codec.encode(event, id: UUID(), for: "a-stream", EventMetadata())
        return (try codec.decode(recorded(stored.type, stored.version, stored.payload)), stored)
    }

    private func recorded(_ type: String, _ version: Int, _ payload: Data) -> RecordedEvent {
        RecordedEvent(
            position: Position(1), stream: "a-stream", streamVersion: 1, id: UUID(), type: type,
            version: version, payload: payload, metadata: Data("{}".utf8),
            recordedAt: Timestamp(microseconds: 0))
    }

    @Test(arguments: [
        EmployeeEvent.claimed(email: "Ada@example.com"), .hired(employee), .imported(employee),
        .changed(EmployeeChange(department: "Sales")), .terminated(on: "2026-06-30"), .withdrawn,
    ])
    func `employees' events come back as they were`(event: EmployeeEvent) throws {
        let back = try returned(event).event
        #expect(back == event)
    }

    @Test(arguments: [
        EmailEvent.reserved(by: employee.id), .released(by: employee.id),
    ])
    func `e-mails' events come back as they were`(event: EmailEvent) throws {
        let back = try returned(event).event
        #expect(back == event)
    }

    @Test(arguments: [SalaryEvent.set(salary), .imported([salary]), .withdrawn])
    func `salaries' events come back as they were`(event: SalaryEvent) throws {
        let back = try returned(event).event
        #expect(back == event)
    }

    @Test(arguments: [
        EntitlementEvent.granted(days: 30, hiredOn: "2026-01-05"), .yearOpened(2026), .withdrawn,
    ])
    func `entitlements' events come back as they were`(event: EntitlementEvent) throws {
        let back = try returned(event).event
        #expect(back == event)
    }

    @Test(arguments: [
        VacationEvent.opened(hiredOn: "2026-01-05", entitlement: 30), .carriedOver(days: 5),
        .imported(
            hiredOn: "2026-01-05", entitlement: 30,
            requests: [
                RecordedRequest(VacationRequest(id: vacation, days, .approved), workingDays: 4)
            ]),
        .requested(vacation, days, workingDays: 5), .approved(vacation), .rejected(vacation),
        .cancelled(vacation), .closed(remaining: 3),
    ])
    func `vacations' events come back as they were`(event: VacationEvent) throws {
        let back = try returned(event).event
        #expect(back == event)
    }

    @Test func `names, versions and payloads are stable`() throws {
        let stored = try returned(SalaryEvent.set(salary)).stored
        #expect(stored.type == "salary.set")
        #expect(stored.version == 3)
        let payload =
            #"{"amount":"4200.00","currency":"EUR","effectiveFrom":"2026-01-05","reason":"hired"}"#
        #expect(String(decoding: stored.payload, as: UTF8.self) == payload)
        let withdrawn = try returned(EmployeeEvent.withdrawn).stored
        #expect(String(decoding: withdrawn.payload, as: UTF8.self) == "{}")
    }

    @Test func `an unknown name and an unknown version are refused`() {
        let codec = JSONEventCodec<SalaryEvent>()
        for event in [
            recorded("salary.doubled", 1, Data("{}".utf8)),
            recorded("salary.set", 4, Data("{}".utf8)),
        ] {
            #expect(throws: UnknownEvent(event)) { _ = try codec.decode(event) }
        }
    }

    @Test func `a payload that can't be read names its event`() throws {
        let event = recorded("salary.set", 3, Data(#"{"amount":"1"}"#.utf8))
        let error = try #require(throws: UndecodableEvent.self) {
            _ = try JSONEventCodec<SalaryEvent>().decode(event)
        }
        #expect(error.type == "salary.set")
        #expect(error.details.contains("currency"))
    }
}
