/// What `swift test` is at, as its output tells line by line.
public struct BuildProgress: Sendable {
    /// What is shown when building is over.
    static let testing = "Running the tests"

    public private(set) var hasBuilt = false
    private var finishedTests = 0

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
        guard line.hasPrefix("✔ Test ") || line.hasPrefix("✘ Test "),
            !line.contains(" recorded an issue")
        else { return nil }
        hasBuilt = true
        finishedTests += 1
        return "\(BuildProgress.testing): \(finishedTests) done"
    }
}
