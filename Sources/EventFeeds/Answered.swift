public import EventStore
public import Staff
import Synchronization

/// Where a command notes how far the services have come, for its answer.
public final class Answered: Sendable {
    /// Of the command that runs in this task, or `nil` outside of a command.
    @TaskLocal public static var current: Answered?

    private let noted = Mutex(Token())

    public init() {}

    /// What has been noted so far.
    public var token: Token { noted.withLock { $0 } }

    /// Notes that `service` has come to `position`. An earlier position than is noted changes nothing.
    public func note(_ service: Component, at position: Position) {
        note(Token([service: position]))
    }

    /// Notes what another service has answered.
    public func note(_ token: Token) {
        noted.withLock { $0.merge(token) }
    }
}
