import Classroom
import Deciding
import Foundation

extension Contest {
    /// Who wins is decided in Sources/Classroom/Comparison: the page of `course measure` shows it too.
    init() throws {
        let isSolved = ProcessInfo.processInfo.environment["SOLVED"] == "all"
        try self.init(
            in: isSolved ? nil : root, shipped: Data(PackageResources.measured_json))
    }

    func architectures(thatWin row: MeasuredRow) throws -> Set<Architecture> {
        Set(try winners(of: row).map { Architecture.allCases[$0 - 1] })
    }

    func figures(of row: MeasuredRow) -> [String: String] {
        var figures = ["measured by": source]
        for measured in run.measured {
            // With its number, so that the four stand in their order.
            let name = "\(measured.lesson) \(Architecture.allCases[measured.lesson - 1])"
            figures[name] = row.text(measured)
        }
        return figures
    }
}
