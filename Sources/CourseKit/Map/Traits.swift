import Foundation

/// The traits of the package that are built with: what the variable `COURSE_TRAITS` says.
///
/// A step that needs one is skipped without it, as a whole and openly. No other test may be.
public enum Traits {
    /// With commas between, as `swift test --traits` takes them.
    public static var current: Set<String> {
        let value = ProcessInfo.processInfo.environment["COURSE_TRAITS"] ?? ""
        return Set(value.split(separator: ",").map(String.init))
    }
}

extension Step {
    /// The trait without which the step's tests are skipped.
    public var trait: String? {
        switch (id.lesson, id.part) {
        case (5, .step(3)), (5, .step(4)), (5, .wholeApp): "JetStream"
        default: nil
        }
    }

    /// Whether the step is left out, because its trait is not among `traits`.
    public func isSkipped(with traits: Set<String> = Traits.current) -> Bool {
        trait.map { !traits.contains($0) } ?? false
    }

    /// What to do to have it.
    public var howToEnable: String? {
        trait.map {
            "It needs more than Swift: `./course doctor --\($0.lowercased())` says what. Then: "
                + "`export COURSE_TRAITS=\($0)`."
        }
    }
}
