public import EventFeeds
import EventStore
import GRDB
import Lesson4
public import Logging
public import QueryDatabase
public import Staff
public import StaffHTTP

/// Keeps the live view in step with the feeds.
public final class Subscriber: Sendable {
    public let views: Views
    public let progress: ViewProgress
    private let feeds: [Component: any EventFeed]
    private let projection: Parking
    private let meters: [Component: LagMeter]
    private let logger: Logger

    /// - Parameters:
    ///   - views: the live one is changed by this subscriber alone.
    ///   - projection: what the events come to. What it can't project is parked.
    public init(
        _ views: Views, _ feeds: [Component: any EventFeed], _ projection: any Projection,
        logger: Logger
    ) throws {
        let applied = try views.live.database.read { db in try CheckpointTable(db).positions() }
        let progress = ViewProgress(applied: applied)
        let meters = Dictionary(
            uniqueKeysWithValues: feeds.keys.map { ($0, LagMeter(of: $0, progress)) })
        self.views = views
        self.progress = progress
        self.projection = Parking(projection)
        self.meters = meters
        self.logger = logger
        self.feeds = feeds.reduce(into: [:]) { watched, feed in
            guard let meter = meters[feed.key] else { return }
            watched[feed.key] = WatchedFeed(
                feed: feed.value, service: feed.key, progress: progress, meter: meter,
                logger: logger)
        }
    }

    /// Follows all feeds until the task is cancelled.
    public func run() async {
        await withTaskGroup { group in
            for (service, feed) in feeds {
                group.addTask { await self.follow(feed, of: service) }
            }
        }
    }

    /// How far the view is behind each feed.
    public var lags: [Component: FeedLag] { meters.mapValues(\.lag) }

    /// Builds the view anew, while the live one answers.
    public func rebuild() async throws {
        try await Rebuild.run(views, from: feeds, with: projection)
        for meter in meters.values { meter.stopped(because: nil) }
    }

    /// What could not be projected.
    public func parked() async throws -> [ParkedEvent] {
        try await views.reading { view in
            try await view.database.read { db in try ParkedTable(db).all() }
        }
    }

    /// Tries again what is parked.
    ///
    /// - Returns: how many events are in the view now that were not.
    /// - Throws: why a stream is still parked, when all of them have been tried.
    public func replayParked() async throws -> Int {
        var count = 0
        var failure: (any Error)?
        let streams = Set(try await parked().map { [$0.feed, $0.stream] })
        for stream in streams {
            guard let service = Component(rawValue: stream[0]), let feed = feeds[service] else {
                continue
            }
            do {
                count += try await views.changing { live in
                    let replayed = try await projection.replay(
                        StreamName(stream[1]), of: service, from: feed, in: live)
                    // Somebody may be forgotten in what was parked.
                    try await QueryDatabase.wipe(live)
                    return replayed
                }
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return count
    }

    /// Follows one feed. After an error it begins again where the view is, a second later.
    ///
    /// Behind an event that came too late nothing is right any more: it waits for a rebuild then. A
    /// restart does not know of it.
    private func follow(_ feed: any EventFeed, of service: Component) async {
        var isInterrupted = false
        while !Task.isCancelled {
            do {
                if meters[service]?.isStopped == true {
                    try await Task.sleep(for: .milliseconds(50))
                    continue
                }
                let start = try await views.reading { view in
                    try await view.database.read { db in
                        try CheckpointTable(db).position(of: service)
                    }
                }
                // What was interrupted may be in the view, and not told yet, or not wiped.
                progress.applied(service, to: start)
                if isInterrupted {
                    try await views.changing { live in try await QueryDatabase.wipe(live) }
                }
                isInterrupted = false
                for try await page in CatchUp(feed, after: start) {
                    try await bring(page, of: service)
                }
            } catch is CancellationError {
                return
            } catch {
                isInterrupted = true
                if error is FeedOutOfOrder {
                    meters[service]?.stopped(because: "\(error)")
                }
                logger.error(
                    "the view does not follow",
                    metadata: ["feed": "\(service)", "error": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func bring(_ page: FeedPage, of service: Component) async throws {
        let position = try await views.changing { live in
            let position = try await Checkpoint.apply(
                page.events, of: service, with: projection, in: live)
            if page.events.contains(where: { Subscriber.erasing.contains($0.type) }) {
                try await QueryDatabase.wipe(live)
            }
            return position
        }
        progress.applied(service, to: position)
        meters[service]?.note()
    }

    /// The events that take a name out of the view.
    private static let erasing: Set = ["employee.forgotten", "employee.withdrawn"]
}
