import EventFeeds
import EventStore
import Foundation
import Staff
import StaffEvents
import Synchronization

/// What three services publish of a company.
struct History: Sendable {
    let people: [EmployeeID]
    private let published: [Component: RecordedFeed]

    var feeds: [Component: any EventFeed] { published }

    /// Everybody is hired, and then moves from team to team and gets raises, until there are
    /// `events` of them.
    init(people count: Int, events: Int) throws {
        people = (0..<count).map { _ in EmployeeID(UUID()) }
        published = Dictionary(
            uniqueKeysWithValues: Component.allCases.map { ($0, RecordedFeed()) })
        for (number, id) in people.enumerated() {
            let hire = NewHire(
                name: "Person \(number)", email: "\(number)@example.com",
                department: "Team \(number % 20)", hiredOn: "2020-01-01",
                monthlySalary: Money(minorUnits: 420_000, .eur), vacationDays: 30)
            try publish(EmployeeEvent.hired(Employee(hire, as: id)), to: .employee(id), .employees)
            try publish(SalaryEvent.set(.first(of: hire)), to: .salary(of: id), .salary)
            try publish(
                EntitlementEvent.granted(days: 30, hiredOn: hire.hiredOn), to: .entitlement(of: id),
                .vacation)
        }
        var left = events - count * 3
        var round: Int64 = 0
        while left > 0 {
            for id in people.prefix((left + 1) / 2) {
                // A move, and a raise from one and the same day on: the number of events grows,
                // and the number of rows does not.
                let move = EmployeeChange(department: "Team \(round % 20)")
                try publish(EmployeeEvent.changed(move), to: .employee(id), .employees)
                try raise(id, by: round)
                left -= 2
            }
            round += 1
        }
    }

    /// Publishes a raise by so many cents.
    @discardableResult
    func raise(_ id: EmployeeID, by cents: Int64) throws -> RecordedEvent {
        let salary = Salary(
            Money(minorUnits: 420_000 + cents, .eur), effectiveFrom: "2026-01-01")
        return try publish(SalaryEvent.set(salary), to: .salary(of: id), .salary)
    }

    @discardableResult
    private func publish<Event: DomainEvent>(
        _ event: Event, to stream: StreamName, _ service: Component
    ) throws -> RecordedEvent {
        guard let feed = published[service] else { preconditionFailure("All three are there.") }
        let new = try JSONEventCodec<Event>().encode(
            event, id: UUID(), for: stream, EventMetadata(actor: "benchmark"))
        return feed.publish { number in
            RecordedEvent(
                position: Position(Int64(number)), stream: stream, streamVersion: number,
                id: new.id, type: new.type, version: new.version, payload: new.payload,
                metadata: new.metadata, recordedAt: .now())
        }
    }
}

/// A feed of events in memory, whose positions are 1, 2, 3, …
final class RecordedFeed: EventFeed {
    private let events = Mutex<[RecordedEvent]>([])

    /// Publishes what `make` makes of the next number.
    func publish(_ make: (Int) -> RecordedEvent) -> RecordedEvent {
        events.withLock { events in
            let event = make(events.count + 1)
            events.append(event)
            return event
        }
    }

    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        events.withLock { events in
            let first = min(Int(position.number), events.count)
            let last = min(first + limit, events.count)
            return FeedPage(
                events: Array(events[first..<last]), head: Position(Int64(events.count)))
        }
    }

    func events(of stream: StreamName, from version: Int) async throws -> [RecordedEvent] {
        events.withLock { events in
            events.filter { $0.stream == stream && $0.streamVersion >= version }
        }
    }
}
