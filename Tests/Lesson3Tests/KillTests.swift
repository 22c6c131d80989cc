import EventStore
import EventStoreSQLite
import Foundation
import Hosting
import Lesson3
import Testing

/// What an append that was acknowledged is worth, when the process is ended without warning.
@Suite("Lesson 3, kill -9")
struct KilledWriters {
    @Test func `200 kills: what was acknowledged is there, and nothing is there in part`()
        async throws
    {
        let seed = UInt64.random(in: 0...(.max))
        // First without a kill: a store that can't append need not be killed for it.
        try await withEventStore { store in
            try await store.append(Self.batch(), to: "list", expecting: .noStream)
        }
        try await withThrowingTaskGroup { group in
            for part in 0..<2 {
                group.addTask {
                    var random = Seeded(seed &+ UInt64(part))
                    for _ in 1...100 {
                        try await Self.killOne(after: .random(in: 0...20, using: &random), seed)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Starts a process that appends batches of three, ends it by SIGKILL, and looks at the file.
    private static func killOne(after milliseconds: Int, _ seed: UInt64) async throws {
        try await withTemporaryFolder { folder in
            async let end: Void = expectKilled(folder)
            try await kill(folder, after: milliseconds)
            await end
            let acknowledged = (try lines(folder).last).flatMap { Int($0) } ?? 0
            let store = SQLiteEventStore(
                try EventDatabase(folder + "/events.sqlite"), now: { Timestamp.now() })
            let events = try await store.read("list")
            try #require(
                events.map(\.streamVersion) == Array(1..<(events.count + 1)),
                "Versions have no hole. Seed \(seed).")
            try #require(
                events.count.isMultiple(of: 3),
                "Three are appended at a time, and \(events.count) are there. Seed \(seed).")
            try #require(
                events.count >= acknowledged,
                "Version \(acknowledged) was acknowledged. Seed \(seed).")
            let next = try await store.append(
                batch(), to: "list", expecting: .exactly(events.count))
            try #require(next.version == events.count + 3, "The store goes on. Seed \(seed).")
        }
    }

    private static func expectKilled(_ folder: String) async {
        await #expect(processExitsWith: .signal(SIGKILL)) { [folder] in
            try await KilledWriters.append(in: folder)
        }
    }

    /// Appends until it is killed, or for ten seconds when nobody does. Notes its own id first,
    /// and then each version that was acknowledged.
    private static func append(in folder: String) async throws {
        let store = SQLiteEventStore(
            try EventDatabase(folder + "/events.sqlite"), now: { Timestamp.now() })
        let notes = open(folder + "/notes", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        func note(_ number: Int) {
            let line = Array("\(number)\n".utf8)
            _ = write(notes, line, line.count)
        }
        note(Int(getpid()))
        let start = ContinuousClock.now
        while ContinuousClock.now - start < .seconds(10) {
            note(try await store.append(batch(), to: "list", expecting: .any).version)
        }
    }

    /// Waits until the process has noted its id, and ends it a moment later.
    private static func kill(_ folder: String, after milliseconds: Int) async throws {
        let start = ContinuousClock.now
        var id: Int32?
        while id == nil {
            guard ContinuousClock.now - start < .seconds(30) else { throw NotStarted() }
            try await Task.sleep(for: .milliseconds(1))
            id = (try? lines(folder).first).flatMap { Int32($0) }
        }
        try await Task.sleep(for: .milliseconds(milliseconds))
        if let id { _ = Foundation.kill(id, SIGKILL) }
    }

    /// The lines that the process has finished.
    private static func lines(_ folder: String) throws -> [Substring] {
        let text = try String(contentsOfFile: folder + "/notes", encoding: .utf8)
        return text[..<(text.lastIndex(of: "\n") ?? text.startIndex)].split(separator: "\n")
    }

    private static func batch() -> [EventToAppend] {
        (1...3).map { number in
            EventToAppend(
                id: UUID(), type: "counted", payload: Data("\(number)".utf8), metadata: Data())
        }
    }

    private struct NotStarted: Error {}
}

/// Random numbers that come again with the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
