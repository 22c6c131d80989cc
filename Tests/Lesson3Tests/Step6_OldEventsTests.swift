import EventStore
import Foundation
import Lesson3
import Staff
import StaffEvents
import Testing

/// An event as a store returns it.
private func recorded(_ type: String, _ version: Int, _ payload: String) -> RecordedEvent {
    RecordedEvent(
        position: Position(7), stream: .salary(of: .number(1)), streamVersion: 3, id: UUID(),
        type: type, version: version, payload: Data(payload.utf8), metadata: Data("{}".utf8),
        recordedAt: Timestamp(microseconds: 0))
}

/// What three versions of the program have written, byte for byte.
private let stored = [
    (1, #"{"cents":400000,"from":"2024-01-01","note":"hired"}"#),
    (2, #"{"currency":"JPY","from":"2025-01-01","minorUnits":620000}"#),
    (3, #"{"amount":"4200.00","currency":"EUR","effectiveFrom":"2026-05-01","reason":"raise"}"#),
]

/// What they say, in today's words.
private let said: [Salary] = [
    Salary(Money(minorUnits: 400_000, .eur), effectiveFrom: "2024-01-01", reason: "hired"),
    Salary(Money(minorUnits: 620_000, Currency("JPY")!), effectiveFrom: "2025-01-01"),
    Salary(Money(minorUnits: 420_000, .eur), effectiveFrom: "2026-05-01", reason: "raise"),
]

@Suite("Lesson 3, step 6: old events")
struct Step6_OldEvents {
    /// The payload as step 6 brings it to today's version.
    private func payload(
        _ event: RecordedEvent, by upcasters: [Upcaster] = OldEvents.ofSalary
    ) throws -> String {
        let payload = try OldEvents.payload(of: event, SalaryEvent.Kind.self, by: upcasters)
        return String(decoding: payload, as: UTF8.self)
    }

    @Test func `version 1 was in euro`() throws {
        let new = try OldEvents.v2(of: SalarySetV1(cents: 400_000, from: "2024-01-01", note: "x"))
        let expected = SalarySetV2(
            minorUnits: 400_000, currency: .eur, from: "2024-01-01", note: "x")
        #expect(new == expected, "Version 2 says what was understood in version 1.")
    }

    @Test func `version 2 becomes a salary, and its note the reason`() throws {
        let old = SalarySetV2(minorUnits: 1, currency: .eur, from: "2025-01-01", note: "hired")
        let salary = try OldEvents.v3(of: old)
        let expected = Salary(
            Money(minorUnits: 1, .eur), effectiveFrom: "2025-01-01", reason: "hired")
        #expect(salary == expected, "The same money, from the same day, for the same reason.")
    }

    @Test(arguments: ["JPY", "KWD"])
    func `minor units are those of the currency`(code: String) throws {
        let currency = try #require(Currency(code))
        let old = SalarySetV2(minorUnits: 620_000, currency: currency, from: "2025-01-01")
        let salary = try OldEvents.v3(of: old)
        #expect(
            salary.monthly == Money(minorUnits: 620_000, currency),
            "A yen has no hundredths, and a dinar has a thousand fils.")
    }

    @Test func `no amount is too large to be exact`() throws {
        let cents: Int64 = 9_007_199_254_740_993
        let old = SalarySetV1(cents: cents, from: "2024-01-01")
        let salary = try OldEvents.v3(of: try OldEvents.v2(of: old))
        #expect(salary.monthly.minorUnits == cents, "A Double can't hold 2^53 + 1.")
    }

    @Test func `events of every version are read, and their bytes stay as they are`() async throws {
        try await withEventStore { store in
            let stream = StreamName.salary(of: .number(1))
            let events = try stored.map { version, payload in
                try EventToAppend(
                    id: UUID(), type: "salary.set", version: version, payload: Data(payload.utf8))
            }
            _ = try await store.append(events, to: stream, expecting: .noStream)
            let recorded = try await store.read(stream)
            let read = try recorded.map { try OldEvents.salaryCodec.decode($0) }
            #expect(read == said.map { .set($0) }, "The salaries of three versions.")
            let after = try await store.read(stream)
            #expect(after == recorded, "Payload, metadata, version and time: nothing is rewritten.")
            #expect(
                after.map { String(decoding: $0.payload, as: UTF8.self) } == stored.map(\.1),
                "Byte for byte what each version of the program has written.")
        }
    }

    @Test func `the upcasters are chained, in whatever order they are listed`() throws {
        let event = recorded("salary.set", 1, stored[0].1)
        let today = try payload(event, by: OldEvents.ofSalary.reversed())
        let expected =
            #"{"amount":"4000.00","currency":"EUR","effectiveFrom":"2024-01-01","reason":"hired"}"#
        #expect(today == expected, "From 1 to 2, then from 2 to 3.")
    }

    @Test func `an upcaster is for one type alone`() throws {
        let other = Upcaster("salary.other", from: 1) { (_: SalarySetV1) in ["wrong": true] }
        let event = recorded("salary.set", 1, stored[0].1)
        let today = try payload(event, by: [other] + OldEvents.ofSalary)
        #expect(today.contains("4000.00"), "The upcaster of another type changes nothing.")
    }

    @Test func `today's version is not touched`() throws {
        let odd = #"{ "effectiveFrom": "2026-05-01", "currency": "EUR", "amount": "4200" }"#
        let same = try payload(recorded("salary.set", 3, odd))
        #expect(same == odd, "Nothing has to be converted, not even spaces.")
        let withdrawn = try payload(recorded("salary.withdrawn", 1, "{}"))
        #expect(withdrawn == "{}", "Version 1 is today's version of this type.")
    }

    @Test func `a name that is not known is refused, by name`() throws {
        let event = recorded("salary.doubled", 1, "{}")
        let error = try #require(
            throws: UnknownEvent.self, "Skipped in silence, it would make the state wrong."
        ) {
            _ = try payload(event)
        }
        #expect(error == UnknownEvent(event), "The error is of this event.")
        #expect(
            "\(error)".contains("salary.doubled in version 1"),
            "Whoever reads it learns which name is not known.")
    }

    @Test(arguments: [4, 0, -1])
    func `a version that is not known is refused, by name`(version: Int) {
        let event = recorded("salary.set", version, stored[2].1)
        #expect(throws: UnknownEvent(event), "Versions 1 to 3 are known. This may mean anything.") {
            _ = try payload(event)
        }
    }

    @Test func `a chain with a hole is refused`() {
        let event = recorded("salary.set", 1, stored[0].1)
        #expect(throws: UnknownEvent(event), "There is no way from version 1 to version 2.") {
            _ = try payload(event, by: OldEvents.ofSalary.filter { $0.from != 1 })
        }
    }

    @Test func `a payload that is not what its version says is named, and what is wrong with it`()
        throws
    {
        let event = recorded("salary.set", 1, #"{"cents":"many","from":"2024-01-01"}"#)
        let error = try #require(
            throws: UndecodableEvent.self, "In version 1, cents are a number, and not “many”."
        ) { _ = try payload(event) }
        #expect(error.stream == event.stream, "The error names the event: its stream.")
        #expect(error.streamVersion == 3, "The error names the event: where in the stream.")
        #expect(error.type == "salary.set", "The error names the event: its type.")
        #expect(error.version == 1, "The version that was stored, not today's.")
        #expect(error.details.contains("cents"), "The field that can't be read.")
    }
}
