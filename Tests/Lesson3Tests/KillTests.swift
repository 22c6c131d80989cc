import EventStore
import Foundation
import Hosting
import Lesson3
import Subprocess
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
            try await store.append([.one], to: "list", expecting: .noStream)
        }
        try await withThrowingTaskGroup { group in
            for part in 0..<2 {
                group.addTask {
                    var random = Seeded(seed &+ UInt64(part))
                    for _ in 1...100 {
                        try await killOne(after: .random(in: 1...25, using: &random), seed)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func killOne(after batches: Int, _ seed: UInt64) async throws {
        try await withTemporaryFolder { folder in
            let appender = try await Appender.run(in: folder, killedAfter: batches)
            try #require(
                appender.status == .signaled(SIGKILL),
                "It ended by SIGKILL: \(appender.status), \(appender.complaint)")
            try await appender.check(folder, "Killed behind batch \(batches). Seed \(seed).")
        }
    }
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
