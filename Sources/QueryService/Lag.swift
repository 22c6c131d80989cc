import EventFeeds
import EventStore
import Logging
import QueryDatabase
import Staff
import StaffHTTP
import Synchronization

/// Measures how far the view is behind one feed.
final class LagMeter: Sendable {
    private struct State {
        var failures = 0
        var isConnected = false
        /// The position of the last event that the feed has told of.
        var head = Position.start
        /// `nil` as long as nobody has seen the view complete in this process.
        var lastComplete: ContinuousClock.Instant?
        /// Why the feed is followed no more.
        var reason: String?
    }

    private let service: Component
    private let progress: ViewProgress
    private let state = Mutex(State())

    init(of service: Component, _ progress: ViewProgress) {
        self.service = service
        self.progress = progress
    }

    /// Notes that the feed has answered.
    func answered(head: Position) {
        state.withLock { state in
            state.failures = 0
            state.isConnected = true
            state.head = max(state.head, head)
        }
        note()
    }

    /// Notes that the feed has not answered, and returns how many times in a row.
    func failed() -> Int {
        state.withLock { state in
            state.isConnected = false
            state.failures += 1
            return state.failures
        }
    }

    /// Notes why the feed is followed no more, or that it is followed again.
    func stopped(because reason: String?) {
        state.withLock { $0.reason = reason }
    }

    var isStopped: Bool { state.withLock { $0.reason != nil } }

    /// Looks whether the view has all there is now.
    func note() {
        let applied = applied
        state.withLock { state in
            if state.isConnected, state.head.number <= applied.number { state.lastComplete = .now }
        }
    }

    var lag: FeedLag {
        let applied = applied
        return state.withLock { state in
            let isComplete =
                state.isConnected && state.head.number <= applied.number && state.reason == nil
            let age = state.lastComplete.map { (ContinuousClock.now - $0) / .seconds(1) }
            return FeedLag(
                events: max(0, state.head.number - applied.number),
                seconds: isComplete ? 0 : age, isConnected: state.isConnected,
                stopped: state.reason)
        }
    }

    private var applied: Position { progress.state.applied[service] ?? .start }
}

/// A feed that tells a meter and the progress what it answers.
struct WatchedFeed: EventFeed {
    let feed: any EventFeed
    let service: Component
    let progress: ViewProgress
    let meter: LagMeter
    let logger: Logger

    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        do {
            let page = try await feed.page(after: position, limit: limit, waiting: wait)
            progress.saw(head: page.head, of: service)
            meter.answered(head: page.head)
            return page
        } catch {
            // Where a feed ends that is away, nobody knows.
            progress.lost(service)
            // The others in a row say the same.
            if meter.failed() == 1, !(error is CancellationError) {
                logger.warning(
                    "a feed does not answer",
                    metadata: ["feed": "\(service)", "error": "\(error)"])
            }
            throw error
        }
    }

    func events(of stream: StreamName, from version: Int) async throws -> [RecordedEvent] {
        try await feed.events(of: stream, from: version)
    }
}
