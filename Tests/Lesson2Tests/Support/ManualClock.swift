import Synchronization

/// A clock that stands still until a test moves it. Whoever sleeps moves it too, and does not wait.
final class ManualClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        let time: Duration

        func advanced(by duration: Duration) -> Instant { Instant(time: time + duration) }
        func duration(to other: Instant) -> Duration { other.time - time }
        static func < (first: Instant, second: Instant) -> Bool { first.time < second.time }
    }

    private let state = Mutex<(time: Duration, pauses: [Duration])>((.zero, []))

    var now: Instant { Instant(time: time) }
    var minimumResolution: Duration { .zero }

    /// The time since the clock was made.
    var time: Duration { state.withLock { $0.time } }

    /// How long each sleep was.
    var pauses: [Duration] { state.withLock { $0.pauses } }

    func advance(by duration: Duration) {
        state.withLock { $0.time += duration }
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.pauses.append(deadline.time - state.time)
            state.time = max(state.time, deadline.time)
        }
    }
}
