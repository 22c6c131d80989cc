import Foundation

/// How long is left, from what each part took last time on this machine.
struct Estimate {

    private let file: URL
    private var seconds: [String: Double]
    private var left: [String]

    /// What the parts are likely to take where they were never measured.
    private static let guesses = ["shipped": 240.0, "solved": 90, "mistake": 9, "repeat": 30]

    init(parts: [String], file: URL) {
        self.file = file
        left = parts
        seconds =
            (try? JSONDecoder().decode([String: Double].self, from: Data(contentsOf: file))) ?? [:]
    }

    mutating func finished(_ part: String, took duration: Duration) {
        if let index = left.firstIndex(of: part) { left.remove(at: index) }
        let measured =
            Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        // Half of the new, half of the old: one slow part does not upset the rest.
        seconds[part] = seconds[part].map { ($0 + measured) / 2 } ?? measured
        try? JSONEncoder().encode(seconds).write(to: file, options: .atomic)
    }

    /// "about 4 min left".
    var text: String {
        let sum = left.reduce(0) { $0 + (seconds[$1] ?? Estimate.guesses[$1] ?? 0) }
        return sum < 60
            ? "less than a minute left" : "about \(Int((sum / 60).rounded(.up))) min left"
    }
}
