import EventStore
import EventStoreSQLite
import Foundation
import KeyStore
import Lesson3
import Lesson4
import QueryDatabase
import Staff
import StaffEvents
import Synchronization

/// Employees in a folder: events, keys and snapshots.
struct Office: Sendable {
    let folder: String
    let keys: KeyTable
    let vault: Vault
    let store: SQLiteEventStore
    let snapshots: SnapshotFolder

    init(in folder: String) throws {
        self.folder = folder
        keys = try KeyTable(folder + "/keys.sqlite")
        vault = Vault(keys)
        store = SQLiteEventStore(
            try EventDatabase(folder + "/events.sqlite"), now: Timestamp.now)
        snapshots = SnapshotFolder(folder)
    }

    var forgetting: Forgetting {
        Forgetting(store, vault, snapshots: snapshots, nextID: { UUID() })
    }

    var projection: OverviewProjection {
        OverviewProjection(codecs: StaffCodecs(employee: vault.codec))
    }

    func hire(_ id: EmployeeID, _ name: String, _ email: String) async throws {
        let hire = NewHire(
            name: name, email: email, department: "Engineering", hiredOn: "2026-01-01",
            monthlySalary: Money(minorUnits: 420_000, .eur), vacationDays: 30)
        try await tell(.hire(hire), of: id)
    }

    /// Appends what comes of a command, and does nothing else.
    func tell(_ command: EmployeeCommand, of id: EmployeeID) async throws {
        let handler = CommandHandler(
            EmployeeDecider.self, store, codec: vault.codec, nextID: { UUID() })
        _ = try await handler.handle(.init(command, id), on: .employee(id))
    }

    func saveSnapshot(of id: EmployeeID) async throws {
        let state = try JSONEncoder().encode(try await employee(id))
        try await snapshots.save(
            Snapshot(
                stream: .employee(id), version: 1, lastEvent: UUID(), format: 1, state: state))
    }

    func employee(_ id: EmployeeID) async throws -> Employee? {
        let events = try await store.read(.employee(id))
        return try EmployeeDecider.replay(events.map { try vault.codec.decode($0) })
    }

    /// The files in the folder that have the text in them, somewhere.
    func files(with text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
            let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
            return bytes.range(of: Data(text.utf8)) != nil
        }
    }
}

/// Refuses the first append.
final class RefusingStore: EventStore {
    struct Refused: Error, Equatable {}

    private let store: any EventStore
    private let hasRefused = Mutex(false)

    init(_ store: any EventStore) {
        self.store = store
    }

    func append(
        _ events: [EventToAppend], to stream: StreamName, expecting expected: ExpectedVersion
    ) async throws -> Appended {
        let isFirst = hasRefused.withLock { hasRefused in
            defer { hasRefused = true }
            return !hasRefused
        }
        if isFirst { throw Refused() }
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
    func waitForEvent(after position: Position) async throws {}
}
