import EventStore
import EventStoreSQLite
import Foundation
import Hosting
import Lesson3
import Staff
import StaffEvents
import Synchronization
import Testing

/// What somebody is paid from a day on.
private func salary(_ euros: Int64, from day: Day) -> Salary {
    Salary(Money(minorUnits: euros * 100, .eur), effectiveFrom: day)
}

/// Pays two salaries at once: a decision that is two events.
private enum TwoRaises: Decider {
    static let initial: [Salary] = []

    static func decide(_ command: [Salary], _ salaries: [Salary]) throws -> [SalaryEvent] {
        command.map { .set($0) }
    }

    static func evolve(_ salaries: [Salary], _ event: SalaryEvent) throws -> [Salary] {
        SalaryDecider.evolve(salaries, event)
    }
}

@Suite("Lesson 3, step 4: load, decide, append")
struct Step4_LoadDecideAppend {
    private let stream = StreamName.salary(of: .number(1))
    private let first = salary(4000, from: "2026-01-01")
    private let raise = salary(4200, from: "2026-05-01")

    private func handler(
        _ store: any EventStore, attempts: Int = 10
    ) -> CommandHandler<SalaryDecider> {
        CommandHandler(SalaryDecider.self, store, nextID: { UUID() }, attempts: attempts)
    }

    private func set(_ salary: Salary) -> SalaryDecider.Command { .set(salary, of: .number(1)) }

    @Test func `a stream that nobody wrote to is at its beginning`() async throws {
        try await withEventStore { store in
            let loaded = try await handler(store).load(stream)
            #expect(loaded == Loaded(state: [], version: 0), "No event, so nothing is paid yet.")
        }
    }

    @Test func `load replays the events of the stream, and of no other`() async throws {
        try await withEventStore { store in
            let handler = handler(store)
            _ = try await handler.handle(.begin(first), on: stream)
            let other = StreamName.salary(of: .number(2))
            let theirs = try JSONEventCodec<SalaryEvent>().encode(
                .set(salary(9000, from: "2026-02-01")), id: UUID(), for: other, EventMetadata())
            _ = try await store.append([theirs], to: other, expecting: .noStream)
            _ = try await handler.handle(set(raise), on: stream)
            let loaded = try await handler.load(stream)
            #expect(
                loaded == Loaded(state: [first, raise], version: 2),
                "Two events are employee 1's. The one between them is employee 2's.")
        }
    }

    @Test func `what happens is appended, and told`() async throws {
        try await withEventStore { store in
            _ = try await handler(store).handle(.begin(first), on: stream)
            let handled = try await handler(store).handle(set(raise), on: stream)
            let stored = try await store.read(stream)
            #expect(
                stored.map(\.type) == ["salary.set", "salary.set"],
                "Two commands, one event each: what happens is in the store.")
            #expect(handled.events == [.set(raise)], "What the command led to, and no more.")
            #expect(handled.state == [first, raise], "The state after the command.")
            #expect(handled.appended.version == 2, "The raise is the second event.")
            #expect(
                handled.appended.position == stored.last?.position,
                "Where the event stands: who reads on from here has seen it.")
        }
    }

    @Test func `a command that changes nothing appends nothing`() async throws {
        try await withEventStore { store in
            _ = try await handler(store).handle(.begin(first), on: stream)
            let again = try await handler(store).handle(.begin(first), on: stream)
            #expect(again.events.isEmpty, "The command came twice.")
            #expect(again.state == [first], "What is true is told all the same.")
            #expect(again.appended.version == 1, "The stream is where it was.")
        }
    }

    @Test func `a broken rule is thrown at once, and nothing is appended`() async throws {
        try await withEventStore { store in
            _ = try await handler(store).handle(.begin(first), on: stream)
            let watched = WatchedStore(store)
            await #expect(
                throws: StaffError.salaryDayTaken("2026-01-01"), "The day has a salary."
            ) {
                _ = try await handler(watched).handle(
                    set(salary(9000, from: "2026-01-01")), on: stream)
            }
            #expect(watched.calls.reads.count == 1, "Asked again, the rule is still broken.")
            #expect(watched.calls.appends.isEmpty, "Refused, so nothing has happened.")
        }
    }

    @Test func `after a conflict the command is decided anew`() async throws {
        try await withEventStore { store in
            _ = try await handler(store).handle(.begin(first), on: stream)
            let other = salary(4100, from: "2026-03-01")
            let watched = WatchedStore(store) { [self] number in
                guard number == 1 else { return }
                _ = try await handler(store).handle(set(other), on: stream)
            }
            let handled = try await handler(watched).handle(set(raise), on: stream)
            #expect(handled.state == [first, other, raise], "Both raises count.")
            #expect(handled.appended.version == 3, "It stands behind the one that was faster.")
            #expect(watched.calls.appends == [1, 1], "One that met the other, and one more.")
        }
    }

    @Test func `a decision on what is not true any more is not kept`() async throws {
        try await withEventStore { store in
            _ = try await handler(store).handle(.begin(first), on: stream)
            let watched = WatchedStore(store) { [self] number in
                guard number == 1 else { return }
                _ = try await handler(store).handle(
                    set(salary(5000, from: raise.effectiveFrom)), on: stream)
            }
            await #expect(
                throws: StaffError.salaryDayTaken(raise.effectiveFrom),
                "The day was free when the stream was loaded, and is taken now."
            ) {
                _ = try await handler(watched).handle(set(raise), on: stream)
            }
            let stored = try await store.read(stream)
            #expect(stored.count == 2, "The first salary, and the one that was faster.")
        }
    }

    /// A store in which somebody else sets another salary before each append.
    private func contested(_ store: SQLiteEventStore) -> WatchedStore {
        WatchedStore(store) { [self] number in
            // Gives way at last, so that endless attempts come to an end here.
            guard number <= 20 else { return }
            let day = Day(2026, 2, 1).advanced(by: number)
            _ = try await handler(store).handle(set(salary(4100, from: day)), on: stream)
        }
    }

    @Test func `whoever is never fast enough is told so`() async throws {
        try await withEventStore { store in
            _ = try await handler(store).handle(.begin(first), on: stream)
            await #expect(throws: VersionConflict.self, "Others were faster each time.") {
                _ = try await handler(contested(store)).handle(set(raise), on: stream)
            }
        }
    }

    @Test func `there are as many attempts as are allowed`() async throws {
        try await withEventStore { store in
            _ = try await handler(store).handle(.begin(first), on: stream)
            let contested = contested(store)
            _ = try? await handler(contested, attempts: 3).handle(set(raise), on: stream)
            #expect(contested.calls.appends == [1, 1, 1], "Three attempts were allowed.")
        }
    }

    @Test func `another error is not tried again`() async throws {
        try await withEventStore { store in
            let id = UUID()
            let watched = WatchedStore(store)
            let handler = CommandHandler(SalaryDecider.self, watched, nextID: { id })
            _ = try await handler.handle(.begin(first), on: stream)
            await #expect(throws: EventIDTaken(id: id), "The first event has the id.") {
                _ = try await handler.handle(set(raise), on: stream)
            }
            #expect(
                watched.calls.appends == [1, 1],
                "One append for each command: the same id would be refused again.")
        }
    }

    @Test func `all that a command leads to is one append`() async throws {
        try await withEventStore { store in
            let watched = WatchedStore(store)
            let handler = CommandHandler(TwoRaises.self, watched, nextID: { UUID() })
            let handled = try await handler.handle([first, raise], on: stream)
            #expect(handled.appended.version == 2, "Two salaries are set, so two events.")
            #expect(
                watched.calls.appends == [2],
                "Between two appends the process may end, and half of a decision would stay.")
        }
    }

    @Test func `every event says who, why and in which trace, under an id of its own`()
        async throws
    {
        try await withEventStore { store in
            let ids = (1...2).map { _ in UUID() }
            let next = Mutex(ids[...])
            let metadata = EventMetadata(
                actor: "grace", reason: "promotion", trace: "4bf92f3577b34da6a3ce929d0e0e4736",
                causation: UUID())
            let handler = CommandHandler(
                TwoRaises.self, store, nextID: { next.withLock { $0.popFirst() ?? UUID() } })
            _ = try await handler.handle([first, raise], on: stream, metadata)
            let stored = try await store.read(stream)
            let told = try stored.map { try $0.about() }
            #expect(told == [metadata, metadata], "Each event of the command says it.")
            #expect(stored.map(\.id) == ids, "The ids that were given, in their order.")
        }
    }

    @Test func `an event that is not known stops the command, by its name`() async throws {
        try await withEventStore { store in
            let strange = try EventToAppend(
                id: UUID(), type: "salary.doubled", payload: Data("{}".utf8))
            _ = try await store.append([strange], to: stream, expecting: .noStream)
            let error = try await #require(
                throws: UnknownEvent.self, "Left out, it would make the state wrong in silence."
            ) {
                _ = try await handler(store).handle(.begin(first), on: stream)
            }
            #expect(error.type == "salary.doubled", "Whoever repairs it must know which.")
            let stored = try await store.read(stream)
            #expect(stored.count == 1, "Nothing is appended.")
        }
    }

    /// Each with a connection of its own to one file, as two processes have.
    @Test func `two six-day requests race for ten days, and one wins, 1,000 times`() async throws {
        try await withTemporaryFolder { folder in
            let handlers = try (1...2).map { _ in
                let database = try EventDatabase(folder + "/events.sqlite")
                let store = SQLiteEventStore(database, now: { Timestamp.now() })
                return CommandHandler(VacationDecider.self, store, nextID: { UUID() })
            }
            let ranges = [
                DayRange("2026-05-04", "2026-05-11"), DayRange("2026-06-01", "2026-06-08"),
            ]
            let refusal = VacationRefusal.tooManyDays(wanted: 6, remaining: 4)
            for round in 1...1000 {
                let stream = StreamName.vacation(of: .number(round), year: 2026)
                _ = try await handlers[0].handle(
                    .open(hiredOn: "2025-01-01", entitlement: 10), on: stream)
                let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for (index, handler) in handlers.enumerated() {
                        group.addTask {
                            do {
                                _ = try await handler.handle(
                                    .request(.number(2 * round + index), ranges[index]),
                                    on: stream)
                                return false
                            } catch let error as VacationRefusal where error == refusal {
                                return true
                            }
                        }
                    }
                    return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                guard refused == 1 else {
                    Issue.record("Round \(round): \(refused) of 2 were refused. 6 and 6 are 12.")
                    return
                }
            }
        }
    }
}
