public import Classroom

/// A run as a table: a row for each question, a column for each architecture.
public struct MeasureTable {
    private let comparison: Comparison

    public init(_ comparison: Comparison) {
        self.comparison = comparison
    }

    /// For a terminal.
    public func text(_ style: Style) -> String {
        guard !comparison.measured.isEmpty else {
            return failures.joined(separator: "\n")
                + "\n\n`./course measure --solved` measures the solutions."
        }
        let parts =
            [
                style.bold("The four, side by side"), table.text(style),
                findings.joined(separator: "\n"),
            ]
            + [failures.joined(separator: "\n"), style.faint(MeasureTable.note(comparison))]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// For a README.
    public var markdown: String {
        [table.markdown, MeasureTable.note(comparison)].joined(separator: "\n\n")
    }

    private var table: TextTable {
        let columns = comparison.architectures
        var table = TextTable(
            [("", .left)] + columns.map { ("\($0.lesson) \($0.name)", .right) })
        for row in MeasuredRow.allCases {
            let first = comparison.measured.first
            table.add(
                [row.title]
                    + columns.map { column in
                        let text = row.text(column)
                        guard let first, first != column,
                            let ratio = row.ratio(column, to: first)
                        else { return text }
                        return "\(text) (\(ratio))"
                    })
        }
        return table
    }

    private var findings: [String] { Findings(comparison).sentences.map { "• \($0)" } }

    private var failures: [String] {
        comparison.architectures.compactMap { architecture in
            architecture.failure.map { "Lesson \(architecture.lesson) was not measured: \($0)" }
        }
    }

    /// What the figures were measured on, and what they are good for.
    static func note(_ comparison: Comparison) -> String {
        let machine = comparison.machine
        let code = comparison.code == "solutions" ? "the solutions" : "your own code"
        return "Measured on \(comparison.when) with \(code), built for \(machine.build), "
            + "\(comparison.employees) employees, \(machine.cores) cores, \(machine.system). "
            + "The load came from the same machine. The figures are this machine's: "
            + "another one has others. The ratios in brackets, to the first column, are what to "
            + "compare."
    }
}
