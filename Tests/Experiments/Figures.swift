import Foundation

// How figures are written in the ledger.

extension Duration {
    public var inMilliseconds: String {
        (self / .milliseconds(1)).formatted(.number.precision(.fractionLength(2))) + " ms"
    }
}

extension [Duration] {
    /// The one in the middle. There is at least one.
    public var median: Duration { sorted()[count / 2] }
}

extension Int {
    /// Of bytes.
    public var inMegabytes: String {
        formatted(.byteCount(style: .memory, allowedUnits: .mb))
    }
}

extension Double {
    public var withTwoPlaces: String { formatted(.number.precision(.fractionLength(2))) }
}

extension Load {
    public var words: String { "\(answered) answered, \(lost) lost" }
}
