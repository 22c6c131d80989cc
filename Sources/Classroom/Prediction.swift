/// What a student expected, beside what the run measured.
///
/// The answer is never written down anywhere: the run computes it, so it can't go stale.
public struct Prediction<Value: Predictable> {
    /// The claim that the run puts to the test.
    public let claim: String
    public let predicted: Value
    public let measured: Value
    /// What stands behind `measured`: names to figures with their units.
    public let figures: [String: String]

    public init(_ claim: String, predicted: Value, measured: Value, figures: [String: String]) {
        self.claim = claim
        self.predicted = predicted
        self.measured = measured
        self.figures = figures
    }

    public var isRight: Bool { predicted == measured }

    /// Claim, prediction, measurement and figures, one line each.
    public var report: String {
        let lines = figures.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
        let both = [
            claim, "  you predicted: \(predicted.words)", "  the run shows: \(measured.words)",
        ]
        return (both + lines).joined(separator: "\n")
    }
}

/// Something that can be predicted, and said in words.
public protocol Predictable: Equatable {
    var words: String { get }
}

extension Set: Predictable where Element: CustomStringConvertible {
    public var words: String {
        isEmpty ? "none" : map(\.description).sorted().joined(separator: ", ")
    }
}

extension Growth: Predictable {
    public var words: String {
        switch self {
        case .hardlyMore: "hardly more"
        case .aThirdMore: "a third more"
        case .twice: "twice"
        }
    }
}

extension Calls: Predictable {
    public var words: String { rawValue }
}
