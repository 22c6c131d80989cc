import EventStore
import Foundation
import Synchronization

/// Two writers who append one event after the other, each over a connection of its own.
final class Traffic: Sendable {
    private struct State {
        var acknowledged: [UUID] = []
        var times: [ContinuousClock.Instant] = []
        var errors: [String] = []
        var isOver = false
    }

    private let state = Mutex(State())

    /// Runs `body` while the two write, and returns when their last appends are answered.
    func run<Result: Sendable>(
        _ stores: [any EventStore], _ body: () async throws -> Result
    ) async throws -> Result {
        let writers = stores.enumerated().map { number, store in
            Task { await write(to: store, StreamName("traffic", number)) }
        }
        func end() async {
            state.withLock { $0.isOver = true }
            for writer in writers { await writer.value }
        }
        do {
            let result = try await body()
            await end()
            return result
        } catch {
            await end()
            throw error
        }
    }

    private func write(to store: any EventStore, _ stream: StreamName) async {
        while !state.withLock({ $0.isOver }) {
            let event = EventToAppend(
                id: UUID(), type: "counted", payload: Data(count: 200), metadata: Data("{}".utf8))
            do {
                try await store.append([event], to: stream, expecting: .any)
                state.withLock { state in
                    state.acknowledged.append(event.id)
                    state.times.append(.now)
                }
            } catch {
                state.withLock { $0.errors.append("\(error)") }
            }
        }
    }

    var acknowledged: [UUID] { state.withLock { $0.acknowledged } }
    var errors: [String] { state.withLock { $0.errors } }

    /// Waits until so many more appends are acknowledged, or `limit` is over.
    @discardableResult
    func acknowledges(_ more: Int, within limit: Duration = .seconds(60)) async -> Bool {
        let wanted = acknowledged.count + more
        let deadline = ContinuousClock.now + limit
        while acknowledged.count < wanted, ContinuousClock.now < deadline {
            try? await Task.sleep(for: .milliseconds(5))
        }
        return acknowledged.count >= wanted
    }

    /// The longest time without an acknowledgement, from the last before `moment` until now.
    func longestPause(since moment: ContinuousClock.Instant) -> Duration {
        let times = state.withLock { $0.times }
        let first = times.lastIndex { $0 <= moment } ?? 0
        let later = times[first...] + [.now]
        return zip(later, later.dropFirst()).map { $1 - $0 }.max() ?? .zero
    }
}
