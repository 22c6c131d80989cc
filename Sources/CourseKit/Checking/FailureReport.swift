/// Says of one failing test: the rule, what was expected, what came, and where.
struct FailureReport {
    let course: Course
    let style: Style

    /// How many of a test's issues are shown: those of many arguments tell much the same.
    private static let issuesShown = 3

    /// - Parameter shown: what was said of the tests before, and is said once.
    func text(_ result: TestResult, shown: inout Set<String>) -> String {
        let rule = style.red("✘ ") + style.bold(result.name.rule)
        guard result.verdict == .failed else {
            return rule + "\n    It was skipped, and a test that is skipped proves nothing."
        }
        var blocks: [String] = []
        for issue in result.issues where blocks.count < FailureReport.issuesShown {
            let text = self.text(issue)
            if blocks.contains(text) { continue }
            let isNew = shown.insert(issue.text).inserted || issue.text.count < 200
            blocks.append(isNew ? text : FailureReport.asAbove(issue))
        }
        let rest = result.issues.count - FailureReport.issuesShown
        if rest > 0 { blocks.append("    and \(rest) more of this test") }
        return ([rule] + blocks).joined(separator: "\n")
    }

    /// A long text, such as an error with its SQL, is shown once.
    private static func asAbove(_ issue: Issue) -> String {
        "    " + (issue.text.allLines.first ?? "").prefix(90) + "…\n    (in full above)"
    }

    private func text(_ issue: Issue) -> String {
        var lines = issue.comments.map { $0.wrapped(indent: "    ") }
        if let notYet = NotYetNotice(in: issue.text) {
            lines.append(row("to write", notYet.task))
            lines.append(row("in", "\(notYet.place)"))
            return lines.joined(separator: "\n")
        }
        let parts = Expectation(issue.text)
        if let expected = parts.expected { lines.append(row("expected", expected)) }
        if parts.expected != nil || issue.text != "Issue recorded" {
            lines.append(row("got", parts.got))
        }
        if let place = issue.place {
            let path = course.relative(place.file)
            lines.append(row("tested at", "\(path):\(place.line)"))
        }
        return lines.joined(separator: "\n")
    }

    /// A label in a column of its own, and a text of one or more lines beside it.
    private func row(_ label: String, _ text: String) -> String {
        let space = String(repeating: " ", count: 4 + 11)
        let lines = text.wrapped(width: 110, indent: space).dropFirst(space.count)
        let padded = label + String(repeating: " ", count: max(1, 11 - label.count))
        return "    " + style.faint(padded) + lines
    }
}
