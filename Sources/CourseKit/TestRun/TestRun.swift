/// How a run of `swift test` ended, and what it showed.
public struct TestRun: Sendable {
    public enum Outcome: Sendable {
        /// Every test that was asked for has come to its end, whether it passed or not.
        case finished(TestReport)
        /// The filter matched no test.
        case nothingMatched
        /// There are errors, so that no test ran.
        case didNotCompile([Diagnostic])
        /// The tests' process ended before the tests had.
        case died(TestReport)
        /// The tests ran for longer than they may.
        case hung(TestReport)
        /// No test ran, and the compiler is not the reason.
        case couldNotRun
    }

    /// How the process ended. Nothing when it had to be stopped.
    public let ending: Child.Ending?
    public let diagnostics: [Diagnostic]
    /// Why the tests' process trapped, if it did.
    public let trap: Trap
    /// The last lines of the output.
    public let tail: [String]
    public let outcome: Outcome

    init(
        ending: Child.Ending?, report: TestReport?, diagnostics: [Diagnostic], trap: Trap = Trap(),
        tail: [String]
    ) {
        self.ending = ending
        self.diagnostics = diagnostics
        self.trap = trap
        self.tail = tail
        let errors = diagnostics.filter { $0.kind == .error }
        outcome =
            if let report, report.isComplete {
                report.results.isEmpty ? .nothingMatched : .finished(report)
            } else if let report, !report.results.isEmpty {
                ending == nil && trap.reason == nil ? .hung(report) : .died(report)
            } else if !errors.isEmpty {
                .didNotCompile(errors)
            } else {
                .couldNotRun
            }
    }

    public var warnings: [Diagnostic] { diagnostics.filter { $0.kind == .warning } }

    /// The lines at the end that say why nothing could be run.
    public var complaint: String {
        let errors = tail.filter { $0.hasPrefix("error:") || $0.contains(": error:") }
        return (errors.isEmpty ? Array(tail.suffix(8)) : errors).joined(separator: "\n")
    }

    /// What to do about it, where the output tells.
    public var remedy: String {
        let text = tail.joined(separator: "\n")
        if text.contains("No space left on device") {
            return "The disk is full: make room for 4 GB, and try again."
        }
        if text.contains("sqlite3.h") || text.contains("-lsqlite3") {
            return "SQLite's header is missing: `./course doctor` says how to install it."
        }
        if text.contains("Read-only file system") || text.contains("Permission denied") {
            return "The checkout can't be written to: clone it where you may write."
        }
        // The compiler's caches hold absolute paths.
        if text.contains("is defined in both") || text.contains("with module cache path") {
            return "The folder was moved since it was built: remove its .build, and try again."
        }
        if text.contains("Could not resolve host") || text.contains("unable to access") {
            return
                "The packages that the app uses are fetched once: check the network, and try again."
        }
        return "`swift test` shows all of its output; `./course doctor` looks at the machine."
    }
}
