import Synchronization
import Testing

@testable import Measuring

@Suite("Clients", .timeLimit(.minutes(1)))
struct ClientsTests {
    private struct Refused: Error {}

    private final class Sent: Sendable {
        private let number = Atomic(0)

        var count: Int { number.load(ordering: .relaxed) }

        func note() { number.add(1, ordering: .relaxed) }
    }

    @Test func `the load is there while the body runs, and ends with it`() async throws {
        let sent = Sent()
        let seen = try await Clients.load(2) { _ in
            sent.note()
            await Task.yield()
        } during: {
            let end = ContinuousClock.now + .seconds(20)
            while sent.count < 100, ContinuousClock.now < end {
                await Task.yield()
            }
            return sent.count
        }
        #expect(seen >= 100)
        let after = sent.count
        for _ in 1...100 { await Task.yield() }
        #expect(sent.count == after, "No request comes later.")
    }

    @Test func `a load that fails is no load, and says so`() async {
        await #expect(throws: Refused.self, "Without the load it is another figure.") {
            try await Clients.load(2) { number in
                if number == 10 { throw Refused() }
            } during: {
                try await Task.sleep(for: .seconds(30))
            }
        }
    }

    @Test func `what the body throws is thrown`() async {
        await #expect(throws: Refused.self) {
            try await Clients.load(2) { _ in
                await Task.yield()
            } during: {
                throw Refused()
            }
        }
    }
}
