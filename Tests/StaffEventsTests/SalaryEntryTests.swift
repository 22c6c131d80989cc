import EventStore
import Foundation
import Staff
import StaffEvents
import Testing

@Suite("What a salary stream tells")
struct SalaryEntryTests {
    private let codec = JSONEventCodec<SalaryEvent>()
    private let first = Salary(Money(minorUnits: 1, .eur), effectiveFrom: "2026-01-01")
    private let second = Salary(
        Money(minorUnits: 2, .eur), effectiveFrom: "2026-05-01", reason: "promotion")

    private func recorded(
        _ event: SalaryEvent, _ metadata: EventMetadata = EventMetadata(), at time: Int64 = 0
    ) throws -> RecordedEvent {
        let stored = try codec.encode(event, id: UUID(), for: "salary-1", metadata)
        return RecordedEvent(
            position: Position(1), stream: "salary-1", streamVersion: 1, id: stored.id,
            type: stored.type, version: stored.version, payload: stored.payload,
            metadata: stored.metadata, recordedAt: Timestamp(microseconds: time))
    }

    @Test func `an entry has who, when and why`() throws {
        let event = try recorded(
            .set(first), EventMetadata(actor: "grace", reason: "agreed"), at: 5)
        let entry = try #require(try SalaryEntry.all(in: [event], codec).first)
        let expected = SalaryEntry(
            first, setAt: Timestamp(microseconds: 5), setBy: "grace", reason: "agreed")
        #expect(entry == expected, "Without a reason in the facts, the metadata has one.")
    }

    @Test func `the reason in the facts goes before that of the metadata`() throws {
        let event = try recorded(.set(second), EventMetadata(reason: "other"))
        let reason = try SalaryEntry.all(in: [event], codec).first?.reason
        #expect(reason == "promotion")
    }

    @Test func `imported salaries are an entry each, and a withdrawn hire has none`() throws {
        let imported = try recorded(.imported([first, second]))
        let entries = try SalaryEntry.all(in: [imported], codec)
        #expect(entries.map(\.salary) == [first, second])
        let none = try SalaryEntry.all(in: [imported, try recorded(.withdrawn)], codec)
        #expect(none.isEmpty)
    }

    @Test(
        arguments: [
            (0, Day(1970, 1, 1)), (86_399_999_999, Day(1970, 1, 1)),
            (86_400_000_000, Day(1970, 1, 2)),
            (-1, Day(1969, 12, 31)), (-86_400_000_000, Day(1969, 12, 31)),
            (1_777_852_800_000_000, Day(2026, 5, 4)),
            (253_402_300_799_999_999, Day(9999, 12, 31)),
        ] as [(Int64, Day)])
    func `a time is on its day in UTC`(microseconds: Int64, day: Day) {
        #expect(Timestamp(microseconds: microseconds).day == day)
    }

    @Test func `the same text is the same id, and another text another`() {
        #expect(UUID(named: "a") == UUID(named: "a"))
        #expect(UUID(named: "a") != UUID(named: "b"))
        let text = UUID(named: "a").uuidString
        #expect(text.dropFirst(14).first == "8", "Version 8 of RFC 9562.")
    }

    @Test func `an e-mail has one stream, whatever its case, and is not in its name`() {
        let stream = StreamName.email("Ada@Example.com")
        #expect(stream == .email("ada@example.com"))
        #expect(stream != .email("ben@example.com"))
        #expect(stream.category == "email")
        #expect(!stream.text.contains("ada"))
    }

    @Test func `a sum that can't be counted is refused`() {
        let most = Money(minorUnits: .max, .eur)
        #expect(throws: SumTooLarge.self) { _ = try Money.totals(of: [most, most]) }
    }
}
