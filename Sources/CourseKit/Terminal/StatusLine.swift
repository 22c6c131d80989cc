import Foundation
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What the command is at, on standard error: one line rewritten on a terminal, elsewhere a line
/// every so often.
public final class StatusLine: Sendable {
    private struct State {
        var text = ""
        var printed = ""
        var began = ContinuousClock.now
        var printedAt: ContinuousClock.Instant?
        var isShown = false
    }

    private let isTerminal: Bool
    private let isSilent: Bool
    private let interval: Duration
    private let write: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// - Parameter interval: How often a line is printed where there is no terminal.
    public init(
        isTerminal: Bool, isSilent: Bool = false, interval: Duration = .seconds(15),
        write: @escaping @Sendable (String) -> Void = StatusLine.toStandardError
    ) {
        self.isTerminal = isTerminal
        self.isSilent = isSilent
        self.interval = interval
        self.write = write
    }

    public static func detected() -> StatusLine {
        StatusLine(isTerminal: isatty(STDERR_FILENO) == 1)
    }

    public static let silent = StatusLine(isTerminal: false, isSilent: true)

    /// Begins something new: the seconds count from here.
    public func begin(_ text: String) {
        state.withLock {
            $0.text = text
            $0.began = .now
            if !isTerminal { $0.printedAt = nil }
        }
        tick()
    }

    public func update(_ text: String) {
        state.withLock { $0.text = text }
        tick()
    }

    /// Shows where things are now. Called every second, so that a line that stands still moves.
    public func tick() {
        guard !isSilent else { return }
        state.withLock { state in
            guard !state.text.isEmpty else { return }
            let seconds = (ContinuousClock.now - state.began).components.seconds
            let line = seconds < 2 ? state.text : "\(state.text) (\(StatusLine.spelled(seconds)))"
            if isTerminal {
                guard line != state.printed || !state.isShown else { return }
                write("\r\u{1B}[2K\(line.prefix(StatusLine.width - 1))")
                state.isShown = true
            } else {
                if let last = state.printedAt, ContinuousClock.now - last < interval { return }
                state.printedAt = .now
                write("\(line)\n")
            }
            state.printed = line
        }
    }

    /// Prints a line that stays, above the status.
    public func say(_ text: String) {
        guard !isSilent else { return }
        clear()
        write("\(text)\n")
        tick()
    }

    /// Takes the line away, so that other output begins at the left.
    public func clear() {
        guard isTerminal, !isSilent else { return }
        state.withLock { state in
            if state.isShown { write("\r\u{1B}[2K") }
            state.isShown = false
        }
    }

    /// Ends the status: nothing more is shown until the next ``begin(_:)``.
    public func end() {
        clear()
        state.withLock { $0.text = "" }
    }

    static func spelled(_ seconds: Int64) -> String {
        seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
    }

    private static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else {
            return 80
        }
        return Int(size.ws_col)
    }

    public static let toStandardError: @Sendable (String) -> Void = { text in
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
