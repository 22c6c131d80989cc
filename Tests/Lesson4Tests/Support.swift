import EventStore
import EventStoreSQLite
import Foundation
import GRDB
import Hosting
import Lesson3
import QueryDatabase
import Staff
import Synchronization

/// A view in a new folder, which is gone afterwards.
@discardableResult
func withView<Result: Sendable>(
    trace: (@Sendable (String) -> Void)? = nil,
    _ body: (DatabasePool) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        try await body(QueryDatabase.open(folder + "/overview.sqlite", trace: trace))
    }
}

/// The event store of Lesson 3, in a new folder.
func withStore<Result: Sendable>(
    _ body: (SQLiteEventStore) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        try await body(
            SQLiteEventStore(EventDatabase(folder + "/events.sqlite"), now: Timestamp.now))
    }
}

/// The statements that were executed.
final class Statements: Sendable {
    private let executed = Mutex<[String]>([])

    var all: [String] { executed.withLock { $0 } }

    func note(_ statement: String) {
        executed.withLock { $0.append(statement) }
    }

    func forget() {
        executed.withLock { $0 = [] }
    }
}

/// Runs `body`, and ends it when the time is up: a wait that never ends fails instead of hanging.
func withDeadline<Result: Sendable>(
    _ what: String, within limit: Duration = .seconds(10),
    _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    guard let result = try await endOf(body, within: limit) else { throw TookTooLong(what: what) }
    return result
}

struct TookTooLong: Error, CustomStringConvertible {
    let what: String

    var description: String { "Waited in vain: \(what)" }
}

extension ID {
    /// Ids that are easy to read, and in the order of their numbers.
    static func number(_ number: Int) -> Self {
        let digits = String(number)
        return Self(
            "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
    }
}

extension UUID {
    static func number(_ number: Int) -> UUID {
        UUID(uuidString: EmployeeID.number(number).description)!
    }
}

extension RecordedEvent {
    /// An event at a position, which is its stream version too unless one is given.
    static func number(
        _ number: Int, _ type: String = "something.happened", in stream: StreamName = "some-stream",
        version: Int? = nil, payload: String = "{}"
    ) -> RecordedEvent {
        RecordedEvent(
            position: Position(Int64(number)), stream: stream, streamVersion: version ?? number,
            id: .number(number), type: type, version: 1, payload: Data(payload.utf8),
            metadata: Data("{}".utf8), recordedAt: Timestamp(microseconds: Int64(number)))
    }
}
