import EventComponents
import EventStore
import EventStoreSQLite
import Foundation
import Hosting
import Lesson3
import Staff
import StaffEvents
import Testing

private let ada = EmployeeID(UUID())
private let year = StreamName.vacation(of: ada, year: 2026)

/// A store in which Ada has 30 days, and the vacation events given.
private func withHistory(
    _ events: VacationEvent..., body: (VacationOnEvents) async throws -> Void
) async throws {
    try await withTemporaryFolder { folder in
        let database = try EventDatabase(folder + "/events.sqlite")
        let store = SQLiteEventStore(database, now: { Timestamp.now() })
        let granted = try JSONEventCodec<EntitlementEvent>().encode(
            .granted(days: 30, hiredOn: "2026-01-01"), id: UUID(), for: .entitlement(of: ada),
            EventMetadata())
        try await store.append([granted], to: .entitlement(of: ada), expecting: .noStream)
        let batch = try events.map {
            try JSONEventCodec<VacationEvent>().encode($0, id: UUID(), for: year, EventMetadata())
        }
        try await store.append(batch, to: year, expecting: .any)
        try await body(VacationOnEvents(store, .real, about: { EventMetadata() }))
    }
}

/// Whether steps 2 to 4 are written, on which all of it stands.
private func isWritten() async -> Bool {
    (try? await withHistory { _ = try await $0.summary(of: ada, year: 2026) }) != nil
}

@Suite("Vacation on events", .enabled { await isWritten() })
struct VacationOnEventsTests {
    @Test func `who has asked for nothing yet has all days`() async throws {
        try await withHistory { vacations in
            let summary = try await vacations.summary(of: ada, year: 2026)
            #expect(summary.remaining == 30, "No year is opened yet, and the entitlement is known.")
        }
    }

    @Test func `a summary counts what each request has cost`() async throws {
        let days = DayRange("2026-06-08", "2026-06-12")
        try await withHistory(
            .opened(hiredOn: "2026-01-01", entitlement: 30),
            .requested(VacationID(UUID()), days, workingDays: 4)
        ) { vacations in
            let summary = try await vacations.summary(of: ada, year: 2026)
            #expect(summary.remaining == 26, "The event says 4 days, by the rules of its day.")
        }
    }
}
