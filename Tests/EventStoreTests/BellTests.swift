import EventStore
import Hosting
import Testing

@Suite("The bell of a store")
struct BellTests {
    @Test func `whoever waits for no time at all is woken, each time`() async throws {
        let bell = Bell()
        let end = try await endOf(
            {
                for _ in 1...500 { try await bell.wait(after: 0, atMost: .zero) }
                return true
            }, within: .seconds(30))
        #expect(end == true, "Nobody rings, so each wait ends by its own alarm.")
    }

    @Test func `a ring wakes all who wait, and who has not seen it does not wait`() async throws {
        let bell = Bell()
        let end = try await endOf(
            {
                try await withThrowingTaskGroup { group in
                    for _ in 1...10 {
                        group.addTask { try await bell.wait(after: 0, atMost: .seconds(600)) }
                    }
                    bell.ring()
                    try await group.waitForAll()
                }
                return true
            }, within: .seconds(30))
        #expect(end == true, "Some waited when it rang, and some came later with the old count.")
    }

    @Test func `a wait that is cancelled ends with CancellationError`() async throws {
        let bell = Bell()
        for turns in [0, 1, 100] {
            let waiting = Task { try await bell.wait(after: 0, atMost: .seconds(600)) }
            for _ in 0..<turns { await Task.yield() }
            waiting.cancel()
            await #expect(throws: CancellationError.self) {
                _ = try await endOf({ try await waiting.value }, within: .seconds(30))
            }
        }
    }
}
