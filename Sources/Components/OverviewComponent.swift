public import GRDB
import Lesson1
public import Staff

/// The unified view, on the one database that all three components share.
public struct OverviewComponent: OverviewService {
    private let database: DatabasePool

    public init(_ database: DatabasePool) {
        self.database = database
    }

    public func overview(_ query: OverviewQuery) async throws -> Overview {
        try await UnifiedView.overview(query, in: database)
    }
}
