import Synchronization

/// The lines that a process has printed.
final class Log: Sendable {
    private let state = Mutex<(lines: [String], isClosed: Bool)>(([], false))

    var lines: [String] { state.withLock { $0.lines } }

    /// Whether the process can print no more, since it has ended.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    func append(_ line: String) {
        state.withLock { $0.lines.append(line.trimmed) }
    }

    func close() {
        state.withLock { $0.isClosed = true }
    }
}

extension StringProtocol {
    /// Without the line break at its end.
    var trimmed: String { String(self.reversed().drop { $0.isNewline }.reversed()) }
}
