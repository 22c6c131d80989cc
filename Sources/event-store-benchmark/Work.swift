import EventStore
import EventStoreSQLite
import Foundation
import Hosting
import Lesson3
import Staff
import StaffEvents

/// What is measured: the same events, in the same commits, into both files.
///
/// They are salaries as the app writes them: 116 bytes of JSON, and 84 of metadata.
struct Work {
    let synchronous: EventDatabase.Synchronous
    let events: [EventToAppend]

    init(_ count: Int, _ synchronous: EventDatabase.Synchronous) throws {
        self.synchronous = synchronous
        let codec = OldEvents.salaryCodec
        let metadata = EventMetadata(
            actor: "grace", reason: "yearly round", trace: "4bf92f3577b34da6a3ce929d0e0e4736")
        events = try (0..<count).map { number in
            let salary = Salary(
                Money(minorUnits: 420_000, .eur),
                effectiveFrom: Day(1990, 1, 1).advanced(by: number),
                reason: "A raise for the good work of this year")
            return try codec.encode(.set(salary), id: UUID(), for: Work.stream, metadata)
        }
    }

    /// Events a second through the C interface, `size` in a commit.
    func bare(batchesOf size: Int) async throws -> Double {
        try await withTemporaryFolder { folder in
            let table = try BareTable(
                folder + "/bare.sqlite", synchronous: synchronous.rawValue)
            return try await rate {
                for start in stride(from: 0, to: events.count, by: size) {
                    if size > 1 { try table.run("BEGIN IMMEDIATE") }
                    for index in start..<min(start + size, events.count) {
                        let (stream, version) = Work.place(index, batchesOf: size)
                        try table.append(events[index], to: stream.text, version: version)
                    }
                    if size > 1 { try table.run("COMMIT") }
                }
            }
        }
    }

    /// Events a second through the store, `size` in an append with an exact version.
    func store(batchesOf size: Int) async throws -> Double {
        try await withTemporaryFolder { folder in
            let store = try store(folder)
            return try await rate {
                for start in stride(from: 0, to: events.count, by: size) {
                    let (stream, version) = Work.place(start, batchesOf: size)
                    try await store.append(
                        Array(events[start..<min(start + size, events.count)]), to: stream,
                        expecting: .exactly(version - 1))
                }
            }
        }
    }

    /// Events a second of one stream with all of them, read and replayed as the app does it, and
    /// read alone through the C interface from the same file.
    func replay(times: Int) async throws -> (store: Double, bare: Double) {
        try await withTemporaryFolder { folder in
            let store = try store(folder)
            try await store.append(events, to: Work.stream, expecting: .noStream)
            let handler = CommandHandler(
                SalaryDecider.self, store, codec: OldEvents.salaryCodec, nextID: { UUID() })
            let replayed = try await rate {
                for _ in 1...times {
                    let salaries = try await handler.load(Work.stream).state
                    precondition(salaries.count == events.count)
                }
            }
            let table = try BareStream(folder + "/events.sqlite", Work.stream.text)
            let read = try await rate {
                for _ in 1...times {
                    let count = try table.read()
                    precondition(count == events.count)
                }
            }
            return (replayed * Double(times), read * Double(times))
        }
    }

    private static let stream = StreamName("salary-c90a897c-557e-4d62-877a-6a06891a31b1")

    private func store(_ folder: String) throws -> SQLiteEventStore {
        SQLiteEventStore(
            try EventDatabase(folder + "/events.sqlite", synchronous: synchronous),
            now: { Timestamp.now() })
    }

    /// Streams of a hundred events, as an app has them, and one a batch.
    private static func place(_ index: Int, batchesOf size: Int) -> (StreamName, version: Int) {
        (StreamName("salary-c90a897c-557e-4d62-877a-\(index / 100)"), version: index % 100 + 1)
    }

    private func rate(_ body: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await body()
        return Double(events.count) / ((ContinuousClock.now - start) / .seconds(1))
    }
}
