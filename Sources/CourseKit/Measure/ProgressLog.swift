import Foundation
import Synchronization

/// What the build and the run have printed so far, as something to show.
final class ProgressLog: Sendable {
    private struct State {
        var progress = BuildProgress()
        var errors: [String] = []
        var last = ""
        let began = ContinuousClock.now
    }

    private let state = Mutex(State())

    var errors: [String] { state.withLock(\.errors) }
    var last: String { state.withLock(\.last) }

    /// Takes a line of `swift build`, and gives what to show.
    func build(_ line: String) -> String? {
        state.withLock { state in
            if let found = Diagnostic(line: line), found.kind == .error {
                state.errors.append(found.description)
            }
            return state.progress.take(line)
        }
    }

    /// Takes a line of `staff-app measure`, as in `42 % Lesson 2: reads`, and gives what to show.
    func measure(_ line: String) -> String? {
        state.withLock { state in
            state.last = line
            guard let found = line.wholeMatch(of: /(\d+) % (.*)/), let percent = Int(found.1) else {
                return nil
            }
            let elapsed = (ContinuousClock.now - state.began) / .seconds(1)
            return ProgressLog.bar(percent, String(found.2), elapsed: elapsed)
        }
    }

    /// A bar, what is done now, and how long the rest takes if it goes on like this.
    static func bar(_ percent: Int, _ text: String, elapsed: Double) -> String {
        let share = min(max(percent, 0), 100)
        let full = share / 5
        let bar =
            String(repeating: "█", count: full) + String(repeating: "░", count: 20 - full)
        // Too early to tell from what has passed: what it takes on two cores.
        let left = share < 5 ? 120 : elapsed / Double(share) * Double(100 - share)
        let estimate =
            left < 60
            ? "less than a minute left" : "about \(Int((left / 60).rounded(.up))) min left"
        return "\(bar) \(share) % \(text), \(estimate)"
    }
}
