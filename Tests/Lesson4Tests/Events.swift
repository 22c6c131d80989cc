import EventStore
import Foundation
import QueryDatabase
import Staff
import StaffEvents

/// The events of one service, with positions and versions as its store would give them.
struct Published {
    let feed: Component
    private(set) var events: [RecordedEvent] = []
    private var versions: [StreamName: Int] = [:]

    init(_ feed: Component) {
        self.feed = feed
    }

    mutating func append<Event: DomainEvent>(_ event: Event, to stream: StreamName) throws {
        let number = events.count + 1
        versions[stream, default: 0] += 1
        let new = try JSONEventCodec<Event>().encode(
            event, id: .number(number), for: stream, EventMetadata())
        events.append(
            RecordedEvent(
                position: Position(Int64(number)), stream: stream,
                streamVersion: versions[stream]!, id: new.id, type: new.type,
                version: new.version, payload: new.payload, metadata: new.metadata,
                recordedAt: Timestamp(microseconds: Int64(number))))
    }

    /// The last event as an event of an unknown kind, or with a payload that is none.
    mutating func spoil(type: String? = nil, payload: String? = nil) {
        let last = events.removeLast()
        events.append(
            RecordedEvent(
                position: last.position, stream: last.stream, streamVersion: last.streamVersion,
                id: last.id, type: type ?? last.type, version: last.version,
                payload: payload.map { Data($0.utf8) } ?? last.payload, metadata: last.metadata,
                recordedAt: last.recordedAt))
    }
}

/// What three services have published.
struct Company {
    var employees = Published(.employees)
    var salary = Published(.salary)
    var vacation = Published(.vacation)

    /// Hires somebody, as the three services tell it.
    mutating func hire(_ number: Int, _ name: String = "Ada", paid: Int64 = 420_000) throws {
        let id = EmployeeID.number(number)
        let day: Day = "2026-01-01"
        try employees.append(
            EmployeeEvent.hired(
                Employee(
                    id: id, name: name, email: "\(number)@example.com", department: "Engineering",
                    hiredOn: day)), to: .employee(id))
        try salary.append(
            SalaryEvent.set(
                Salary(Money(minorUnits: paid, .eur), effectiveFrom: day, reason: "hired")),
            to: .salary(of: id))
        try vacation.append(
            EntitlementEvent.granted(days: 30, hiredOn: day), to: .entitlement(of: id))
    }

    /// All events, the feeds one after the other.
    var all: [(Component, RecordedEvent)] {
        [employees, salary, vacation].flatMap { feed in feed.events.map { (feed.feed, $0) } }
    }

    /// All events in an order by chance, each feed's own order kept.
    func shuffled(by random: inout some RandomNumberGenerator) -> [(Component, RecordedEvent)] {
        var rest = [employees, salary, vacation].map { feed in
            feed.events.map { (feed.feed, $0) }[...]
        }
        var shuffled: [(Component, RecordedEvent)] = []
        while let feed = rest.indices.filter({ !rest[$0].isEmpty }).randomElement(using: &random) {
            shuffled.append(rest[feed].removeFirst())
        }
        return shuffled
    }
}

/// Random numbers that a seed decides: SplitMix64, by Sebastiano Vigna, in the public domain.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
