import EventFeeds
import EventStore
import QueryDatabase
import Staff
import StaffHTTP
import Synchronization

/// Measures how far the view is behind one feed.
final class LagMeter: Sendable {
    private struct State {
        var isConnected = false
        var lastComplete: ContinuousClock.Instant
    }

    private let service: Component
    private let progress: ViewProgress
    private let state: Mutex<State>

    init(of service: Component, _ progress: ViewProgress) {
        self.service = service
        self.progress = progress
        state = Mutex(State(lastComplete: .now))
    }

    func connected(_ isConnected: Bool) {
        state.withLock { $0.isConnected = isConnected }
        note()
    }

    /// Looks whether the view has all there is now.
    func note() {
        let behind = behind
        state.withLock { state in
            if state.isConnected, behind <= 0 { state.lastComplete = .now }
        }
    }

    var lag: FeedLag {
        let behind = behind
        return state.withLock { state in
            let isComplete = state.isConnected && behind <= 0
            let age = (ContinuousClock.now - state.lastComplete) / .seconds(1)
            return FeedLag(
                events: max(0, behind), seconds: isComplete ? 0 : age,
                isConnected: state.isConnected)
        }
    }

    private var behind: Int64 {
        let state = progress.state
        let head = state.heads[service] ?? .start
        return head.number - (state.applied[service] ?? .start).number
    }
}

/// A feed that tells a meter and the progress what it answers.
struct WatchedFeed: EventFeed {
    let feed: any EventFeed
    let service: Component
    let progress: ViewProgress
    let meter: LagMeter

    func page(
        after position: Position, limit: Int, waiting wait: Duration
    ) async throws -> FeedPage {
        do {
            let page = try await feed.page(after: position, limit: limit, waiting: wait)
            progress.saw(head: page.head, of: service)
            meter.connected(true)
            return page
        } catch {
            meter.connected(false)
            throw error
        }
    }

    func events(of stream: StreamName, from version: Int) async throws -> [RecordedEvent] {
        try await feed.events(of: stream, from: version)
    }
}
