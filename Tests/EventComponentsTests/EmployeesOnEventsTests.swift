import EventComponents
import EventStore
import EventStoreSQLite
import Foundation
import Hosting
import Lesson3
import Staff
import StaffEvents
import Testing

/// A real store that lets a test come before each of its appends.
private actor Watched: EventStore {
    private let store: any EventStore
    private let beforeAppend: @Sendable (_ number: Int) async throws -> Void
    private var appends = 0

    /// - Parameter beforeAppend: is called before each append that has events, with its number
    ///   from 1 on.
    init(
        _ store: any EventStore,
        beforeAppend: @escaping @Sendable (_ number: Int) async throws -> Void
    ) {
        self.store = store
        self.beforeAppend = beforeAppend
    }

    func append(
        _ events: [EventToAppend], to stream: StreamName, expecting expected: ExpectedVersion
    ) async throws -> Appended {
        if !events.isEmpty {
            appends += 1
            try await beforeAppend(appends)
        }
        return try await store.append(events, to: stream, expecting: expected)
    }

    func read(_ stream: StreamName, _ slice: StreamSlice) async throws -> [RecordedEvent] {
        try await store.read(stream, slice)
    }

    func readAll(
        after position: Position, limit: Int, matching filter: EventFilter
    ) async throws -> Page {
        try await store.readAll(after: position, limit: limit, matching: filter)
    }

    func head() async throws -> Position { try await store.head() }

    func waitForEvent(after position: Position) async throws {
        try await store.waitForEvent(after: position)
    }
}

/// A store that ends behind so many appends, as a process that is killed does.
private func ending(_ store: any EventStore, after appends: Int) -> any EventStore {
    struct Ended: Error {}
    return Watched(store) { number in
        if number > appends { throw Ended() }
    }
}

private func withStore<Result: Sendable>(
    _ body: (any EventStore) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        let database = try EventDatabase(folder + "/events.sqlite")
        return try await body(SQLiteEventStore(database, now: { Timestamp.now() }))
    }
}

private func employees(_ store: any EventStore) -> EmployeesOnEvents {
    EmployeesOnEvents(store, .real, about: { EventMetadata(actor: "test") })
}

private func hire(_ email: String) -> NewHire {
    NewHire(
        name: "Ada", email: email, department: "Research", hiredOn: "2026-01-05",
        monthlySalary: Money(minorUnits: 420_000, .eur), vacationDays: 30)
}

/// Whether steps 2 and 4 are written, on which all of it stands.
private func isWritten() async -> Bool {
    (try? await withStore { store in
        _ = try await employees(store).hire(hire("a@example.com"))
    }) != nil
}

@Suite("Employees on events", .enabled { await isWritten() })
struct EmployeesOnEventsTests {
    @Test func `a taken e-mail hires nobody, whatever its case`() async throws {
        try await withStore { store in
            let all = employees(store)
            _ = try await all.hire(hire("ada@example.com"))
            await #expect(throws: StaffError.emailTaken("ADA@example.com")) {
                _ = try await all.hire(hire("ADA@example.com"))
            }
            let found = try await all.employees(after: nil, limit: 10)
            #expect(found.count == 1)
        }
    }

    /// A hire is three appends: the claim, the reservation, the hire.
    @Test(arguments: 0...3)
    func `a hire that was interrupted is taken back, with its e-mail`(appends: Int) async throws {
        try await withStore { store in
            let id = EmployeeID(UUID())
            let ada = hire("ada@example.com")
            try? await employees(ending(store, after: appends)).add(ada, as: id)
            let all = employees(store)
            try await all.remove(id)
            try await all.remove(id)
            await #expect(throws: StaffError.unknownEmployee(id)) {
                _ = try await all.employee(id)
            }
            let next = try await all.hire(ada)
            #expect(next.email == "ada@example.com", "The e-mail is free again.")
        }
    }

    @Test(arguments: 0...3)
    func `a hire that was interrupted is finished by the next`(appends: Int) async throws {
        try await withStore { store in
            let id = EmployeeID(UUID())
            let ada = hire("ada@example.com")
            try? await employees(ending(store, after: appends)).add(ada, as: id)
            let all = employees(store)
            try await all.add(ada, as: id)
            let found = try await all.employee(id)
            #expect(found == Employee(ada, as: id))
        }
    }

    @Test func `a change of the e-mail frees the old one`() async throws {
        try await withStore { store in
            let all = employees(store)
            let ada = try await all.hire(hire("ada@example.com"))
            let changed = try await all.change(
                ada.id, EmployeeChange(email: "lovelace@example.com"))
            #expect(changed.email == "lovelace@example.com")
            _ = try await all.hire(hire("ada@example.com"))
            await #expect(throws: StaffError.emailTaken("lovelace@example.com")) {
                _ = try await all.hire(hire("lovelace@example.com"))
            }
        }
    }

    /// A change of the e-mail is four appends: the claim, the reservation, the change, the release.
    @Test(arguments: 1...4)
    func `of two changes of the e-mail at once, one e-mail is kept and the others are free`(
        append: Int
    ) async throws {
        try await withStore { store in
            let all = employees(store)
            let ada = try await all.hire(hire("ada@example.com"))
            let slower = employees(
                Watched(store) { number in
                    guard number == append else { return }
                    _ = try await all.change(ada.id, EmployeeChange(email: "byron@example.com"))
                })
            _ = try await slower.change(ada.id, EmployeeChange(email: "lovelace@example.com"))
            let kept = try await all.employee(ada.id).email
            for email in ["ada@example.com", "byron@example.com", "lovelace@example.com"] {
                let other = try? await all.hire(hire(email))
                #expect(
                    (other == nil) == (email == kept),
                    "\(kept) is Ada's, so \(email) is \(email == kept ? "taken" : "free").")
            }
        }
    }

    @Test func `what an event led to names it`() async throws {
        try await withStore { store in
            let all = employees(store)
            let ada = try await all.hire(hire("ada@example.com"))
            _ = try await all.change(ada.id, EmployeeChange(email: "lovelace@example.com"))
            try await all.remove(ada.id)
            let own = try await store.read(.employee(ada.id))
            let types = own.map(\.type)
            try #require(
                types == [
                    "employee.email-claimed", "employee.hired", "employee.email-claimed",
                    "employee.changed", "employee.withdrawn",
                ])
            let causes = try own.map { try $0.about().causation }
            #expect(
                causes == [nil, own[0].id, nil, own[2].id, nil],
                "A claim leads to the hire, and another one to the change.")
            let first = try await store.read(.email("ada@example.com"))
            let ofFirst = try first.map { try $0.about().causation }
            #expect(
                ofFirst == [own[0].id, own[3].id], "Reserved by the claim, freed by the change.")
            let second = try await store.read(.email("lovelace@example.com"))
            let ofSecond = try second.map { try $0.about().causation }
            #expect(ofSecond == [own[2].id, own[4].id], "Freed since the hire was taken back.")
        }
    }

    @Test func `a page is in the order of the ids, without who was taken back`() async throws {
        try await withStore { store in
            let all = employees(store)
            var ids: [EmployeeID] = []
            for number in 1...7 {
                ids.append(try await all.hire(hire("\(number)@example.com")).id)
            }
            ids.sort()
            try await all.remove(ids[3])
            let page = try await all.employees(after: ids[1], limit: 3)
            #expect(page.map(\.id) == [ids[2], ids[4], ids[5]])
        }
    }
}
