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
            + [failures.joined(separator: "\n"), style.faint(note)]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// For a README.
    public var markdown: String {
        [table.markdown, note].joined(separator: "\n\n")
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

    private var note: String {
        MeasureTable.note(comparison)
            + " The ratios in brackets, to the first column, are what to compare."
    }

    /// What the figures were measured on, and where they hold.
    static func note(_ comparison: Comparison) -> String {
        let machine = comparison.machine
        return "Measured on \(comparison.when) with \(code(of: comparison)), built for "
            + "\(machine.build), \(comparison.employees) employees, \(machine.cores) cores, "
            + "\(machine.system). SQLite’s synchronous is NORMAL, for the keys of Lesson 4 FULL. "
            + "The load came from the same machine. The figures are this machine’s: another one has "
            + "others."
    }

    private static func code(of comparison: Comparison) -> String {
        switch (comparison.code, comparison.solutionsUpTo) {
        case ("solutions", _): "the solutions"
        case ("both", let last?):
            "the solutions of Lesson\(last == 1 ? " 1" : "s 1 to \(last)") and your own code after "
                + "\(last == 1 ? "it" : "them")"
        default: "your own code"
        }
    }
}
