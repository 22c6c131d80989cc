import EventStore
import Lesson4
import QueryDatabase
import QueryService
import Staff
import Synchronization

/// What goes on while the view is built anew: queries, and commands whose events are published.
final class Traffic: Sendable {
    struct Counts {
        var queries = 0
        var commands = 0
    }

    private let state = Mutex((isDone: false, counts: Counts()))

    var counts: Counts { state.withLock { $0.counts } }

    func stop() { state.withLock { $0.isDone = true } }

    /// Asks for one page after the other.
    ///
    /// - Throws: what a query throws, and ``WrongTotal`` when a page is of half a view.
    func query(_ views: Views) async throws {
        let overview = LiveOverview(views)
        let query = OverviewQuery(on: "2026-06-15", limit: 50)
        let total = try await overview.overview(query).total
        while !isDone {
            let page = try await overview.overview(query)
            guard page.total == total else { throw WrongTotal(total: page.total) }
            state.withLock { $0.counts.queries += 1 }
        }
    }

    /// Raises one salary after the other, and brings each into the live view, as the process does
    /// that follows the feeds.
    func raise(_ history: History, _ views: Views) async throws {
        var round: Int64 = 1
        while !isDone {
            for id in history.people where !isDone {
                let raised = try history.raise(id, by: 1_000_000 + round)
                _ = try await views.changing { live in
                    try await Checkpoint.apply(
                        [raised], of: .salary, with: OverviewProjection(), in: live)
                }
                state.withLock { $0.counts.commands += 1 }
            }
            round += 1
        }
    }

    private var isDone: Bool { state.withLock { $0.isDone } }
}

/// A page that does not count everybody.
struct WrongTotal: Error {
    let total: Int
}
