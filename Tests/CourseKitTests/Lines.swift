import Synchronization

/// Gathers what is written, from any thread.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var add: @Sendable (String) -> Void {
        { line in self.lines.withLock { $0.append(line) } }
    }

    var all: [String] { lines.withLock { $0 } }
}
