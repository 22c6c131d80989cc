import Classroom
import Deciding
import Foundation

/// The run that predictions are compared with: the last one of `course measure` in this checkout.
///
/// Where nothing was measured yet, it is the run that came with the course.
struct Contest {
    private let run: Classroom.Measurement
    private let isOwn: Bool

    init() throws {
        if let own = try Classroom.Measurement.last(in: root) {
            (run, isOwn) = (own, true)
        } else {
            let shipped = Data(PackageResources.measured_json)
            (run, isOwn) = (
                try JSONDecoder().decode(Classroom.Measurement.self, from: shipped), false
            )
        }
    }

    /// The best of the row, and all within one and a half times of it.
    func winners(of row: MeasuredRow) throws -> Set<Architecture> {
        let values = run.measured.compactMap { measured in
            row.value(measured).map { (measured.lesson, $0) }
        }
        guard let best = row.moreIsBetter ? values.map(\.1).max() : values.map(\.1).min() else {
            throw NothingMeasured(row: row.title)
        }
        let winners = values.filter { row.moreIsBetter ? $0.1 * 1.5 >= best : $0.1 <= best * 1.5 }
        return Set(winners.map { Architecture.allCases[$0.0 - 1] })
    }

    func figures(of row: MeasuredRow) -> [String: String] {
        var figures = [
            "measured by": isOwn ? "course measure, \(run.when)" : "the course, \(run.when)"
        ]
        for measured in run.measured {
            figures["\(Architecture.allCases[measured.lesson - 1])"] = row.text(measured)
        }
        return figures
    }

    struct NothingMeasured: Error, CustomStringConvertible {
        let row: String

        var description: String { "Nothing was measured for “\(row)”. Run ./course measure again." }
    }
}
