import Classroom
import Deciding
import Foundation

/// The run that predictions are compared with: the last one of `course measure` in this checkout.
///
/// Where nothing was measured yet, it is the run that came with the course.
struct Contest {
    private let run: Comparison
    private let isOwn: Bool

    init() throws {
        if let own = try Comparison.last(in: root) {
            (run, isOwn) = (own, true)
        } else {
            let shipped = Data(PackageResources.measured_json)
            (run, isOwn) = (
                try JSONDecoder().decode(Comparison.self, from: shipped), false
            )
        }
    }

    /// The best of the row, and all within a tenth of it. Of a page and of bytes, within twice:
    /// there, less than that is chance.
    func winners(of row: MeasuredRow) throws -> Set<Architecture> {
        let values = run.measured.compactMap { measured in
            row.value(measured).map { (measured.lesson, $0) }
        }
        guard let best = row.moreIsBetter ? values.map(\.1).max() : values.map(\.1).min() else {
            throw NothingMeasured(row: row.title)
        }
        let room = [.overview, .bytes].contains(row) ? 2 : 1.1
        let winners = values.filter { row.moreIsBetter ? $0.1 * room >= best : $0.1 <= best * room }
        return Set(winners.map { Architecture.allCases[$0.0 - 1] })
    }

    func figures(of row: MeasuredRow) -> [String: String] {
        var figures = [
            "measured by": isOwn ? "course measure, \(run.when)" : "the course, \(run.when)"
        ]
        for measured in run.measured {
            // With its number, so that the four stand in their order.
            let name = "\(measured.lesson) \(Architecture.allCases[measured.lesson - 1])"
            figures[name] = row.text(measured)
        }
        return figures
    }

    struct NothingMeasured: Error, CustomStringConvertible {
        let row: String

        var description: String { "Nothing was measured for “\(row)”. Run ./course measure again." }
    }
}
