import Foundation

/// A point at which a process ends itself by SIGKILL, as if somebody had chosen that very moment.
///
/// For the experiments that ask what is left then. No part of the process gets to know of it.
public struct KillPoint: Sendable {
    private let name: String?

    /// - Parameter name: of the point, or `nil` to go on whatever is reached.
    public init(_ name: String?) {
        self.name = name
    }

    /// Does not return when this is the point.
    @Sendable public func reached(_ point: String) {
        guard point == name else { return }
        kill(getpid(), SIGKILL)
        // The signal may take a moment, in which nothing more is to be done.
        while true { sleep(1) }
    }
}
