import Synchronization

/// What one run of `swift test` has printed: diagnostics, and the last lines of all.
final class RunLog: Sendable {
    private struct State {
        var progress = BuildProgress()
        var testsBegan: ContinuousClock.Instant?
        var diagnostics: [Diagnostic] = []
        var tail: [String] = []
        var trap = Trap()
        /// When the last line came, the trap's or one after it.
        var silentSinceTrap: ContinuousClock.Instant?
    }

    private static let tailLength = 40
    private let state = Mutex(State())

    /// Takes the next line, and gives what to show.
    func take(_ line: String) -> String? {
        state.withLock { state in
            state.tail.append(line)
            if state.tail.count > RunLog.tailLength { state.tail.removeFirst() }
            state.trap.take(line)
            if state.trap.reason != nil { state.silentSinceTrap = .now }
            if let diagnostic = Diagnostic(line: line), !state.diagnostics.contains(diagnostic) {
                state.diagnostics.append(diagnostic)
            }
            let text = state.progress.take(line)
            if state.testsBegan == nil,
                state.progress.hasBuilt || line.contains("Test run started.")
            {
                state.testsBegan = .now
            }
            return text
        }
    }

    var testsBegan: ContinuousClock.Instant? { state.withLock(\.testsBegan) }

    var silentSinceTrap: ContinuousClock.Instant? { state.withLock(\.silentSinceTrap) }

    func run(ending: Child.Ending?, report: TestReport?) -> TestRun {
        state.withLock {
            TestRun(
                ending: ending, report: report, diagnostics: $0.diagnostics, trap: $0.trap,
                tail: $0.tail)
        }
    }
}
