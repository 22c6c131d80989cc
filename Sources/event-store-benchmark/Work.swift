import EventStore
import EventStoreSQLite
import Foundation
import Hosting
import Lesson3

/// The facts of an event as they are in the app: 120 bytes of JSON, and 80 of metadata.
struct SalarySet: Codable {
    let amount: String
    let currency: String
    let effectiveFrom: String
    let reason: String

    static let sample = SalarySet(
        amount: "4200.00", currency: "EUR", effectiveFrom: "2026-05-04",
        reason: "A raise for the good work of this year")
}

/// What is measured: the same events, in the same commits, into both files.
struct Work {
    let synchronous: EventDatabase.Synchronous
    let events: [EventToAppend]

    init(_ count: Int, _ synchronous: EventDatabase.Synchronous) throws {
        self.synchronous = synchronous
        let payload = try JSONEncoder().encode(SalarySet.sample)
        let metadata = EventMetadata(
            actor: "grace", reason: "yearly round", trace: "4bf92f3577b34da6a3ce929d0e0e4736")
        events = try (0..<count).map { _ in
            try EventToAppend(id: UUID(), type: "salary.set", payload: payload, metadata: metadata)
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

    /// Events a second of reading one stream with all events, and decoding their facts.
    func replay(times: Int) async throws -> Double {
        try await withTemporaryFolder { folder in
            let store = try store(folder)
            try await store.append(events, to: "salary-1", expecting: .noStream)
            let decoder = JSONDecoder()
            let once = try await rate {
                for _ in 1...times {
                    var last = ""
                    for event in try await store.read("salary-1") {
                        last = try event.facts(as: SalarySet.self, decoder).amount
                    }
                    precondition(last == SalarySet.sample.amount)
                }
            }
            return once * Double(times)
        }
    }

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
