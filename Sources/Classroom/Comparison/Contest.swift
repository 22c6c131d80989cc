public import Foundation

/// The run that predictions are compared with: the last one of `course measure` in a checkout.
///
/// It is the run that came with the course where nothing was measured yet, or not all four.
public struct Contest: Sendable {
    public let run: Comparison
    /// Where the run is from, for those who read its figures.
    public let source: String

    /// - Parameters:
    ///   - root: the checkout. Nothing: its runs are not looked at, since it is the solutions that
    ///     are tested, and they answer the run that came with the course on any machine.
    ///   - shipped: the run that came with the course, as JSON.
    /// - Throws: ``Comparison/Damaged`` when the last run can't be understood.
    public init(in root: URL?, shipped: Data) throws {
        let own = try root.flatMap(Comparison.last)
        if let own, own.isWhole {
            (run, source) = (own, "course measure, \(own.when)")
            return
        }
        run = try JSONDecoder().decode(Comparison.self, from: shipped)
        let why = own.map { "; yours, \($0.when), is not of all four" }
        source = "the course, \(run.when)" + (why ?? "")
    }

    /// Those who win the row, by their lessons.
    ///
    /// - Throws: ``NothingMeasured``.
    public func winners(of row: MeasuredRow) throws -> Set<Int> {
        let winners = row.winners(run)
        guard !winners.isEmpty else { throw NothingMeasured(row: row) }
        return winners
    }

    /// A row that the run has no figure for.
    public struct NothingMeasured: Error, CustomStringConvertible {
        let row: MeasuredRow

        public var description: String {
            "Nothing was measured for “\(row.title)”. Run ./course measure again."
        }
    }
}
