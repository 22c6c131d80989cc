import Foundation

/// One line of the report: the store beside the floor, both measured in turns.
struct Figures {
    let work: String
    /// Events a second, one figure a round.
    var bare: [Double] = []
    var store: [Double] = []
    let goal: Goal

    /// What must be reached.
    enum Goal {
        /// Of what the floor reaches.
        case ratio(Double)
        /// Events a second.
        case rate(Double)
    }

    init(_ work: String, atLeast goal: Goal) {
        self.work = work
        self.goal = goal
    }

    /// The median of the rounds' own ratios: both halves of a round saw the same disk.
    var ratio: Double { median(zip(store, bare).map { $0 / $1 }) }

    var isGood: Bool {
        switch goal {
        case .ratio(let least): ratio >= least
        case .rate(let least): median(store) >= least
        }
    }

    var line: String {
        let wanted =
            switch goal {
            case .ratio(let least): twoDecimals(least)
            case .rate(let least): whole(least)
            }
        return [
            work.padding(to: 40), whole(median(store)).leading(to: 12),
            whole(median(bare)).leading(to: 12), twoDecimals(ratio).leading(to: 8),
            wanted.leading(to: 10), isGood ? "  ✔" : "  ✘",
        ].joined()
    }

    static let heading = [
        "events a second".padding(to: 40), "the store".leading(to: 12), "bare C".leading(to: 12),
        "ratio".leading(to: 8), "at least".leading(to: 10),
    ].joined()
}

private func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
}

private func whole(_ value: Double) -> String {
    value.formatted(.number.precision(.fractionLength(0)).locale(Locale(identifier: "en")))
}

private func twoDecimals(_ value: Double) -> String {
    value.formatted(.number.precision(.fractionLength(2)).locale(Locale(identifier: "en")))
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    fileprivate func leading(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
