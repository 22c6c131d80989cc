import EventFeeds
import GRDB
import HTTPTypes
public import Hummingbird
import QueryDatabase
import Staff
public import StaffHTTP

/// What an operator may ask of the view: what is parked, to try it again, and to build it anew.
public struct ViewRoutes: Routes {
    private let subscriber: Subscriber

    public init(_ subscriber: Subscriber) {
        self.subscriber = subscriber
    }

    public func add(to router: Router<StaffContext>) {
        router.get("view/parked") { [subscriber] _, _ in
            try Response.json(["parked": await subscriber.parked()])
        }
        router.post("view/parked/replay") { [subscriber] _, _ in
            do {
                return try Response.json(["replayed": await subscriber.replayParked()])
            } catch let error as FeedUnavailable {
                throw Problem(error)
            } catch let error as DatabaseError where error.resultCode != .SQLITE_CONSTRAINT {
                throw error
            } catch let error where !(error is CancellationError) {
                throw Problem(.conflict, "still-parked", "\(error)")
            }
        }
        router.post("view/rebuild") { [subscriber] _, _ in
            do {
                let start = ContinuousClock.now
                try await subscriber.rebuild()
                let seconds = (ContinuousClock.now - start) / .seconds(1)
                return try Response.json(["seconds": seconds])
            } catch let error as AlreadyBuilding {
                throw Problem(.conflict, "already-building", "\(error)")
            } catch let error as FeedUnavailable {
                throw Problem(error)
            }
        }
    }
}

extension Problem {
    /// What an operator is told when a feed is away that is needed: it may be back soon.
    fileprivate init(_ error: FeedUnavailable) {
        self.init(.serviceUnavailable, "unavailable", "\(error)")
        headers[.retryAfter] = "1"
    }
}

extension Subscriber {
    /// The lags and what is parked, in Prometheus' text format.
    public func metrics() async -> String {
        let lags = lags.sorted { $0.key.rawValue < $1.key.rawValue }
        var lines = [
            "# HELP view_lag_events Events that a feed has told of and the view does not have.",
            "# TYPE view_lag_events gauge",
        ]
        lines += lags.map { "view_lag_events{feed=\"\($0)\"} \($1.events)" }
        lines += [
            "# HELP view_lag_seconds Time since the view had all that a feed had told of.",
            "# TYPE view_lag_seconds gauge",
        ]
        lines += lags.map { feed, lag in
            "view_lag_seconds{feed=\"\(feed)\"} \(lag.seconds.map { "\($0)" } ?? "NaN")"
        }
        // Nothing is said of a view that can't be read: 0 would be a lie.
        guard let parked = try? await parked() else { return lines.joined(separator: "\n") + "\n" }
        lines += [
            "# HELP view_parked_events Events that wait to be projected.",
            "# TYPE view_parked_events gauge",
        ]
        lines += lags.map { feed, _ in
            let count = parked.count { $0.feed == feed.rawValue }
            return "view_parked_events{feed=\"\(feed)\"} \(count)"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
