import EventStore
import Foundation
import Lesson3
import Staff
import StaffEvents
import Testing

/// Ada's years: 30 days each, of which she takes 22 in 2025.
private struct Years: Sendable {
    let store: any EventStore
    let handler: CommandHandler<VacationDecider>

    init(_ store: any EventStore) {
        self.store = store
        handler = CommandHandler(VacationDecider.self, store, nextID: { UUID() })
    }

    func begin() async throws {
        let stream = Years.stream(2025)
        _ = try await handler.handle(.open(hiredOn: "2025-01-01", entitlement: 30), on: stream)
        let days = DayRange("2025-07-01", "2025-07-30")
        _ = try await handler.handle(.request(.number(1), days), on: stream)
        _ = try await handler.handle(.decide(.approve, .number(1)), on: stream)
    }

    /// Writes what happened in 2025, by the rules of that year.
    func record(_ events: VacationEvent...) async throws {
        let stream = Years.stream(2025)
        let batch = try events.map {
            try JSONEventCodec<VacationEvent>().encode(
                $0, id: UUID(), for: stream, EventMetadata())
        }
        _ = try await store.append(batch, to: stream, expecting: .noStream)
    }

    func close(_ year: Int = 2025, carryingAtMost limit: Int = 5) async throws -> VacationYear {
        do {
            return try await YearEnd.close(
                year, of: .number(1), carryingAtMost: limit, with: handler,
                EventMetadata(actor: "grace"))
        } catch let error as VacationYearError {
            Issue.record(
                error,
                "What was done already is answered with no events: see `decide` of step 3.")
            throw error
        }
    }

    func events(_ year: Int) async throws -> [RecordedEvent] {
        try await store.read(Years.stream(year))
    }

    func types(_ year: Int) async throws -> [String] {
        try await events(year).map(\.type)
    }

    static func stream(_ year: Int) -> StreamName { .vacation(of: .number(1), year: year) }
}

extension Step7_ClosingTheBooks {
    @Test(arguments: [(5, 5), (8, 8), (10, 8), (0, 0)])
    func `a year ends with its balance, and the next begins with it`(
        limit: Int, carried: Int
    ) async throws {
        try await withEventStore { store in
            let years = Years(store)
            try await years.begin()
            let next = try await years.close(carryingAtMost: limit)
            #expect(next.carriedOver == carried, "8 of 30 days remain, and \(limit) may be kept.")
            #expect(next.account?.entitlement == 30 + carried, "30 days, and the carried ones.")
            let old = try await years.types(2025).last
            #expect(old == "vacation.closed", "Nothing happens in a year behind its balance.")
            let new = try await years.types(2026)
            #expect(
                new == ["vacation.opened", "vacation.carried-over"],
                "What is carried over is an event, also when it is 0 days.")
        }
    }

    @Test func `who closed the year stands with each of the events`() async throws {
        try await withEventStore { store in
            let years = Years(store)
            try await years.begin()
            _ = try await years.close()
            let events = try await years.events(2025).suffix(1) + years.events(2026)
            let who = try events.map { "\($0.type) by \(try $0.about().actor ?? "nobody")" }
            let expected = ["closed", "opened", "carried-over"].map { "vacation.\($0) by grace" }
            #expect(who == expected, "One in the year that ends, two in the year that begins.")
        }
    }

    @Test func `what was taken too much is missing in the next year`() async throws {
        try await withEventStore { store in
            let years = Years(store)
            let days = DayRange("2025-05-05", "2025-05-16")
            let taken = VacationRequest(id: .number(1), days, .approved)
            try await years.record(
                .imported(
                    hiredOn: "2025-01-01", entitlement: 8,
                    requests: [RecordedRequest(taken, workingDays: 10)]))
            let next = try await years.close()
            #expect(next.carriedOver == -2, "10 working days were taken, of 8.")
            #expect(next.account?.entitlement == 6, "8 days of the year, and 2 are missing.")
        }
    }

    @Test func `what is carried over is what the costs that were recorded have left`() async throws
    {
        try await withEventStore { store in
            let years = Years(store)
            let days = DayRange("2025-07-01", "2025-07-30")
            try await years.record(
                .opened(hiredOn: "2025-01-01", entitlement: 30),
                .requested(.number(1), days, workingDays: 20), .approved(.number(1)))
            let next = try await years.close(carryingAtMost: 100)
            #expect(next.carriedOver == 10, "20 of 30 days by the event. Today's rules count 22.")
        }
    }

    @Test func `what a closing has recorded is carried over, and not counted again`()
        async throws
    {
        try await withEventStore { store in
            let years = Years(store)
            let days = DayRange("2025-07-01", "2025-07-30")
            try await years.record(
                .opened(hiredOn: "2025-01-01", entitlement: 30),
                .requested(.number(1), days, workingDays: 22), .closed(remaining: 4))
            let next = try await years.close(carryingAtMost: 100)
            #expect(
                next.carriedOver == 4,
                "The year was closed before, with 4 days: 30 less 22 is not what it says.")
        }
    }

    @Test func `the year that begins needs no event of the old one`() async throws {
        try await withEventStore { store in
            let years = Years(store)
            try await years.begin()
            _ = try await years.close()
            let watched = WatchedStore(store)
            let next = try await Years(watched).handler.load(Years.stream(2026)).state
            #expect(next.account?.entitlement == 35, "30 days, and 5 of the year before.")
            #expect(watched.calls.reads == [2], "Opened, carried over. Four events stay unread.")
        }
    }

    @Test func `closed twice is closed once`() async throws {
        try await withEventStore { store in
            let years = Years(store)
            try await years.begin()
            let first = try await years.close()
            let second = try await years.close()
            #expect(first == second, "Closed already, so the second call changes nothing.")
            let types = try await years.types(2026)
            #expect(
                types == ["vacation.opened", "vacation.carried-over"],
                "The next year has begun once, and was given its days once.")
        }
    }

    @Test(arguments: 1...3)
    func `an end that was interrupted is finished by the next`(point: Int) async throws {
        struct Interrupted: Error {}
        try await withEventStore { store in
            try await Years(store).begin()
            let failing = WatchedStore(store) { number in
                if number == point { throw Interrupted() }
            }
            await #expect(throws: Interrupted.self, "Append \(point) of 3 fails.") {
                _ = try await Years(failing).close()
            }
            let years = Years(store)
            let next = try await years.types(2026)
            let old = try await years.types(2025)
            #expect(
                next.isEmpty || old.last == "vacation.closed",
                "Until the old year is closed, somebody may still take its days.")
            let finished = try await years.close()
            #expect(finished.account?.entitlement == 35, "5 of 8 days were carried over, once.")
        }
    }

    @Test func `what was asked of the next year before stays`() async throws {
        try await withEventStore { store in
            let years = Years(store)
            try await years.begin()
            let next = Years.stream(2026)
            _ = try await years.handler.handle(
                .open(hiredOn: "2025-01-01", entitlement: 30), on: next)
            let days = DayRange("2026-01-05", "2026-01-09")
            _ = try await years.handler.handle(.request(.number(2), days), on: next)
            let year = try await years.close()
            #expect(
                year.requests == [VacationRequest(id: .number(2), days, .requested)],
                "It was asked for before the old year was closed, and holds its days.")
            #expect(year.account?.entitlement == 35, "30 days, and 5 of the year before.")
        }
    }

    @Test func `days that were carried over are not granted again`() async throws {
        try await withEventStore { store in
            let years = Years(store)
            try await years.begin()
            _ = try await years.close()
            let third = try await years.close(2026, carryingAtMost: 100)
            #expect(third.carriedOver == 35, "Nothing was taken in 2026: 30 and 5 remain.")
            #expect(third.entitlement == 30, "The year itself grants 30 days, as ever.")
        }
    }
}
