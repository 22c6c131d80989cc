public import EventStore
public import Staff
import Synchronization

/// How far the view has come in each feed, and where each feed ends: for those who wait for it.
public final class ViewProgress: Sendable {
    /// What is known at one moment.
    public struct State: Hashable, Sendable {
        /// The position of the last event of each feed that is in the view.
        public var applied: [Component: Position] = [:]
        /// The position of the last event that each feed has told of, as long as it answers.
        public var heads: [Component: Position] = [:]
    }

    private struct Waiting {
        var state: State
        var waiters: [Int: AsyncStream<State>.Continuation] = [:]
        var next = 0
    }

    private let waiting: Mutex<Waiting>

    public init(applied: [Component: Position] = [:]) {
        waiting = Mutex(Waiting(state: State(applied: applied)))
    }

    /// How many wait now.
    public var waiters: Int { waiting.withLock { $0.waiters.count } }

    public var state: State { waiting.withLock { $0.state } }

    /// Tells those who wait that events up to `position` are in the view.
    public func applied(_ feed: Component, to position: Position) {
        change { $0.applied[feed] = max(position, $0.applied[feed] ?? .start) }
    }

    /// Notes how far a feed goes.
    public func saw(head: Position, of feed: Component) {
        change { $0.heads[feed] = max(head, $0.heads[feed] ?? .start) }
    }

    /// Notes that a feed does not answer: how far it goes is not known any more.
    public func lost(_ feed: Component) {
        change { $0.heads[feed] = nil }
    }

    /// Returns as soon as `condition` is true of the state, or when the time is up.
    ///
    /// - Returns: the last state that was looked at.
    /// - Throws: `CancellationError` when the task is cancelled while it waits.
    public func wait(
        atMost limit: Duration, until condition: @escaping @Sendable (State) -> Bool
    ) async throws -> State {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await state in self.states() where condition(state) { return }
            }
            group.addTask { try await Task.sleep(for: limit) }
            defer { group.cancelAll() }
            try await group.next()
        }
        try Task.checkCancellation()
        return state
    }

    /// The state now, and after every change.
    private func states() -> AsyncStream<State> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let id = waiting.withLock { waiting in
                waiting.next += 1
                waiting.waiters[waiting.next] = continuation
                continuation.yield(waiting.state)
                return waiting.next
            }
            continuation.onTermination = { [self] _ in
                waiting.withLock { _ = $0.waiters.removeValue(forKey: id) }
            }
        }
    }

    private func change(_ body: (inout State) -> Void) {
        waiting.withLock { waiting in
            let before = waiting.state
            body(&waiting.state)
            guard waiting.state != before else { return }
            for waiter in waiting.waiters.values { waiter.yield(waiting.state) }
        }
    }
}
