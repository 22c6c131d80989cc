/// What `swift test` is at, as its output tells line by line.
public struct BuildProgress: Sendable {
    /// What is shown when building is over.
    static let testing = "Running the tests"

    public private(set) var hasBuilt = false
    private var finishedTests = 0
    /// The tests that have begun and not ended, in the order in which they began.
    private var runningTests: [String] = []

    public init() {}

    /// What to show after `line`, or nothing when it tells nothing new.
    public mutating func take(_ line: String) -> String? {
        if line.hasPrefix("Build complete!") {
            hasBuilt = true
            return BuildProgress.testing
        }
        if line.hasPrefix("Another instance of SwiftPM") {
            return "Waiting for another build in the same folder"
        }
        if line.hasPrefix("Fetching ") || line.hasPrefix("Fetched ") || line.hasPrefix("Computing ")
            || line.hasPrefix("Creating working copy")
        {
            return "Fetching the packages that the app uses"
        }
        if !hasBuilt, let step = line.wholeMatch(of: /\[(\d+)\/(\d+)\] (.*)/) {
            return "Building \(step.1) of \(step.2): \(step.3)"
        }
        return takeTest(line)
    }

    private mutating func takeTest(_ line: String) -> String? {
        let event =
            /(?:◇|✔|✘) Test "?(.+?)"?(?: with \d+ test cases?)? (started\.|(?:passed|failed) after .*)/
        guard let match = line.wholeMatch(of: event), !line.dropFirst().hasPrefix(" Test run "),
            !line.hasPrefix("◇ Test case "), !line.contains(" recorded an issue")
        else { return nil }
        hasBuilt = true
        let name = String(match.1)
        if match.2 == "started." {
            runningTests.append(name)
        } else {
            finishedTests += 1
            runningTests.removeAll { $0 == name }
        }
        // The one that has been at it for longest: if one hangs, it is this one.
        let rest = runningTests.first.map { ", now: \($0)" } ?? ""
        return "\(BuildProgress.testing): \(finishedTests) done\(rest)"
    }
}
