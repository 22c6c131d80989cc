import EventComponents
import EventStore
import Foundation
import Lesson3
import Staff
import StaffEvents
import Testing

@Suite("Lesson 3, a stream as a statement")
struct Statements {
    private let ada = EmployeeID.number(1)

    @Test func `each line has what happened, who did it, and the days that were left then`()
        async throws
    {
        let request = VacationID.number(1)
        let stream = StreamName.vacation(of: ada, year: 2026)
        let statement = try await statement(of: stream) { store in
            try await store.record(
                [VacationEvent.opened(hiredOn: "2026-01-01", entitlement: 30)], in: stream, by: "hr"
            )
            try await store.record(
                [
                    VacationEvent.requested(
                        request, DayRange("2026-06-08", "2026-06-12"), workingDays: 4)
                ],
                in: stream, by: "ada")
            try await store.record([VacationEvent.cancelled(request)], in: stream, by: "ada")
        }
        #expect(
            statement.lines.map(\.state) == [
                "30 of 30 days left", "26 of 30 days left", "30 of 30 days left",
            ])
        #expect(statement.lines.map(\.who) == ["hr", "ada", "ada"])
        #expect(statement.lines[1].what.hasPrefix("vacation.requested {"))
        #expect(statement.description.split(separator: "\n").count == 5)
    }

    @Test func `a salary has the pay that counts last, and the reason`() async throws {
        let stream = StreamName.salary(of: ada)
        let salary = Salary(Money(minorUnits: 420_000, .eur), effectiveFrom: "2026-05-04")
        let statement = try await statement(of: stream) { store in
            let event = try JSONEventCodec<SalaryEvent>().encode(
                .set(salary), id: UUID(), for: stream,
                EventMetadata(actor: "grace", reason: "promoted"))
            try await store.append([event], to: stream, expecting: .noStream)
        }
        #expect(statement.lines.map(\.state) == ["4200.00 EUR from 2026-05-04"])
        #expect(statement.lines.map(\.who) == ["grace (promoted)"])
    }

    @Test func `an event that can't be read has its line, and nothing behind it is claimed`()
        async throws
    {
        let stream = StreamName.vacation(of: ada, year: 2026)
        let statement = try await statement(of: stream) { store in
            try await store.record(
                [VacationEvent.opened(hiredOn: "2026-01-01", entitlement: 30)], in: stream)
            let strange = try EventToAppend(
                id: UUID(), type: "vacation.sold", payload: Data("{\u{1b}[31m".utf8))
            try await store.append([strange], to: stream, expecting: .exactly(1))
            try await store.record([VacationEvent.closed(remaining: 30)], in: stream)
        }
        #expect(statement.lines.count == 3)
        #expect(statement.lines[1].state.contains("\(stream)"))
        #expect(statement.lines[1].state.contains("vacation.sold"))
        #expect(statement.lines[2].state.hasPrefix("not known: "))
    }

    @Test(arguments: ["\u{1b}", "\n", "\r", "\u{7f}", "\u{9b}", "\u{2028}", "\u{202e}"])
    func `nothing that is stored steers the terminal`(character: String) async throws {
        let stream = StreamName("salary-\(character)")
        let statement = try await statement(of: stream) { store in
            let strange = try EventToAppend(
                id: UUID(), type: "salary.\(character)", payload: Data("{\(character)".utf8),
                metadata: EventMetadata(actor: character, reason: character))
            try await store.append([strange], to: stream, expecting: .noStream)
        }
        let lines = statement.description.split(separator: "\n")
        #expect(lines.count == 3, "The name of the stream, the head, and one event.")
        let scalars = lines.joined().unicodeScalars
        #expect(
            !scalars.contains(where: character.unicodeScalars.contains),
            "Whoever writes a type, a reason or an actor does not write to the terminal.")
    }

    private func statement(
        of stream: StreamName, _ write: (SQLiteEventStore) async throws -> Void
    ) async throws -> StreamStatement {
        try await withEventStore { store in
            try await write(store)
            return StreamStatement(stream, try await store.read(stream))
        }
    }
}
