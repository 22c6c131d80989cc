import Foundation
import Synchronization

/// What the build and the run have printed so far, as something to show.
final class ProgressLog: Sendable {
    private struct State {
        var progress = BuildProgress()
        var errors: [String] = []
        var last = ""
        let began = ContinuousClock.now
        var phase: (percent: Int, text: String, began: ContinuousClock.Instant)?
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

    /// Takes a line of `staff-app measure`, as in `42 % Lesson 2: reads`.
    ///
    /// - Returns: whether it is one: something new has begun.
    func measure(_ line: String) -> Bool {
        state.withLock { state in
            state.last = line
            guard let found = line.wholeMatch(of: /(\d+) % (.*)/), let percent = Int(found.1) else {
                return false
            }
            state.phase = (percent, String(found.2), .now)
            return true
        }
    }

    /// How far the run is now. Nothing before it has begun.
    var measured: String? {
        state.withLock { state in
            state.phase.map { phase in
                ProgressLog.bar(
                    phase.percent, phase.text,
                    elapsed: (phase.began - state.began) / .seconds(1),
                    since: (ContinuousClock.now - phase.began) / .seconds(1))
            }
        }
    }

    /// A bar, how long the rest takes if it goes on like this, and what is done now. That is last,
    /// since a narrow terminal cuts it.
    ///
    /// - Parameters:
    ///   - elapsed: the seconds up to the beginning of what is done now.
    ///   - since: the seconds since then.
    static func bar(
        _ percent: Int, _ text: String, elapsed: Double, since: Double = 0
    ) -> String {
        let share = min(max(percent, 0), 100)
        let full = share / 10
        let bar =
            String(repeating: "█", count: full) + String(repeating: "░", count: 10 - full)
        // Too early to tell from what has passed: what it takes on two cores.
        let all = share < 5 ? 120 : elapsed / Double(share) * Double(100 - share)
        let left = all - since
        let estimate =
            left < 60
            ? "less than a minute left" : "about \(Int((left / 60).rounded(.up))) min left"
        return "\(bar) \(share) %, \(estimate). \(text)"
    }
}
