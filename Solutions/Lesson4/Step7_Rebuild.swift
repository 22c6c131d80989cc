// Why: The long part leaves the live view alone, the short part makes it stand still. One function
// does both, since catching up again is cheap when little has happened.

public import EventFeeds
import EventStore
import GRDB
public import QueryDatabase
public import Staff

/// Builds the view anew from the first event on, while the live one answers.
public enum Rebuild {
    /// Builds the next view beside the live one, and switches to it.
    ///
    /// - Throws: what a feed or the projection throws. The live view is as before then.
    public static func run(
        _ views: Views, from feeds: [Component: any EventFeed], with projection: any Projection
    ) async throws {
        try await views.building { next in
            // The long part. The live view goes on meanwhile.
            try await catchUp(next, with: feeds, projection)
            // The short part: what came meanwhile. The live view stands still, and is read.
            try await views.changing { _ in
                try await catchUp(next, with: feeds, projection)
                try views.makeLive(next)
            }
        }
    }

    /// Applies what the feeds have published and the view does not have yet.
    private static func catchUp(
        _ view: View, with feeds: [Component: any EventFeed], _ projection: any Projection
    ) async throws {
        for (service, feed) in feeds {
            var position = try await view.database.read { db in
                try CheckpointTable(db).position(of: service)
            }
            while true {
                let page = try await feed.page(after: position, limit: 1_000, waiting: .zero)
                guard !page.events.isEmpty else { break }
                position = try await Checkpoint.apply(
                    page.events, of: service, with: projection, in: view.database)
            }
        }
    }
}
