import Foundation

extension MeasuredRow {
    /// The figure of one architecture with its unit, or a dash.
    public func text(_ measured: MeasuredArchitecture) -> String {
        guard let value = value(measured) else { return "–" }
        return switch self {
        case .hires, .reads, .writes, .burstOnSalary: MeasuredRow.rounded(value)
        case .readTime, .readTail, .writeTime, .writeTail, .overview, .overviewTail, .burst,
            .processor, .writeProcessor, .recovery, .staleness:
            MeasuredRow.rounded(value) + " ms"
        case .crash: "\(Int(value)) of 3"
        case .memory, .anotherSalary: MeasuredRow.rounded(value / 1_048_576) + " MB"
        case .lostInCrash, .lostInUpdate, .processes: "\(Int(value))"
        case .bytes, .lines: MeasuredRow.rounded(value)
        case .history: value == 1 ? "yes" : "no"
        }
    }

    /// How many times the first architecture's figure it is, as in `0.4×`. Nothing where that says
    /// nothing.
    public func ratio(_ measured: MeasuredArchitecture, to first: MeasuredArchitecture) -> String? {
        guard hasRatio, let value = value(measured), let base = self.value(first), base > 0 else {
            return nil
        }
        return MeasuredRow.rounded(value / base) + "×"
    }

    /// Two significant digits below 100, whole numbers from there on.
    public static func rounded(_ value: Double) -> String {
        let digits = value >= 9.95 || value == 0 ? 0 : value >= 0.995 ? 1 : value >= 0.0995 ? 2 : 3
        return value.formatted(
            .number.precision(.fractionLength(digits)).locale(Locale(identifier: "en")))
    }
}
