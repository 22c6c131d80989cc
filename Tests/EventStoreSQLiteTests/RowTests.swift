import EventStore
import EventStoreSQLite
import Foundation
import GRDB
import Hosting
import Testing

@Suite("Events in a table")
struct RowTests {
    private let event = EventToAppend(
        id: UUID(), type: "said", version: 3, payload: Data([0, 255]), metadata: Data("{}".utf8))

    private func withDatabase(_ body: (EventDatabase) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try await body(EventDatabase(folder + "/events.sqlite"))
        }
    }

    @Test func `an event is found by its id, as it was inserted`() async throws {
        try await withDatabase { database in
            let position = try await database.write { db in
                try db.insert(event, into: "list-1", as: 7, at: Timestamp(microseconds: 5))
            }
            let found = try await database.read { try $0.event(event.id) }
            let read = try #require(found)
            #expect(read.isRecord(of: event))
            #expect(read.position == position)
            #expect(read.stream == "list-1" && read.streamVersion == 7)
            #expect(read.recordedAt == Timestamp(microseconds: 5))
            #expect(try await database.read { try $0.event(UUID()) } == nil)
        }
    }

    @Test func `an id is inserted once, and a taken version is another error`() async throws {
        try await withDatabase { database in
            let time = Timestamp(microseconds: 0)
            try await database.write { db in
                _ = try db.insert(event, into: "list-1", as: 1, at: time)
            }
            await #expect(throws: EventIDTaken(id: event.id)) {
                try await database.write { try $0.insert(event, into: "list-2", as: 1, at: time) }
            }
            let other = EventToAppend(
                id: UUID(), type: "said", payload: Data(), metadata: Data())
            await #expect(throws: DatabaseError.self) {
                try await database.write { try $0.insert(other, into: "list-1", as: 1, at: time) }
            }
        }
    }

    /// A wrong SELECT of a student must not end the process.
    @Test(arguments: [
        "1, 'list'", "1, NULL, 1, x'00', 'said', 1, x'', x'', 0",
        "1, '', 1, randomblob(16), 'said', 1, x'', x'', 0",
        "1, 'list', 1, x'00', 'said', 1, x'', x'', 0",
        "1, 'list', NULL, randomblob(16), 'said', 1, x'', x'', 0",
        "1, 'list', 1, randomblob(16), 'said', 1, NULL, x'', 0",
        "1, 'list', 1, randomblob(16), 'said', 1, x'', x'', 0, 10",
    ])
    func `a row with other columns is an error and no trap`(columns: String) throws {
        let error = try #require(throws: (any Error).self) {
            try DatabaseQueue().read { try RecordedEvent.fetchAll($0, sql: "SELECT \(columns)") }
        }
        #expect(error is NoEvent || error is RowDecodingError, "\(error)")
    }
}
