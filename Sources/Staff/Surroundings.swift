public import Foundation

/// What the app can't decide by itself: which day it is, and which id is next.
///
/// Passed in, so that tests can say both.
public struct Surroundings: Sendable {
    public var today: @Sendable () -> Day
    public var nextID: @Sendable () -> UUID

    public init(
        today: @escaping @Sendable () -> Day, nextID: @escaping @Sendable () -> UUID
    ) {
        self.today = today
        self.nextID = nextID
    }

    /// The machine's own clock and time zone, and random ids.
    public static let real = Surroundings(
        today: { Day(Date(), in: .current) }, nextID: { UUID() })
}
