import Foundation

/// Says what to do now: open which file, read which page, run which command.
public struct NextStep: Sendable {
    public let course: Course
    public let style: Style

    public init(course: Course, style: Style) {
        self.course = course
        self.style = style
    }

    /// What to do after a check.
    public func text(after result: CheckResult) -> String {
        let red = result.verdicts.first { !$0.isGreen && !$0.isSkipped }
        if let red {
            // Without a number, the current step is meant, which may be another one.
            let isCurrent = result.progress.current(in: course)?.id == red.step.id
            return atWork(on: red.step, number: isCurrent ? "" : " \(red.step.id)")
        }
        guard let next = result.progress.current(in: course) else { return finished }
        if !result.isGreen { return "Next is \(next.heading).\n" + toDo(next) }
        return "Green. Next is \(next.heading).\(lastCheck(of: next, result.progress))\n"
            + toDo(next)
    }

    /// What is known of a step that was not green when it was checked.
    private func lastCheck(of step: Step, _ progress: CourseProgress) -> String {
        let entry = progress[step.id]
        guard entry.total > 0 else { return "" }
        let verdict = " At its last check \(entry.passed) of \(entry.total) passed."
        guard let exercise = step.exercise, let checkedAt = entry.checkedAt,
            let changedAt = try? course.file(exercise).resourceValues(
                forKeys: [.contentModificationDateKey]
            ).contentModificationDate, changedAt > checkedAt
        else { return verdict }
        return verdict + " You have changed it since: check it again."
    }

    /// What to do for `step`.
    public func toDo(_ step: Step) -> String {
        var rows: [String] = []
        if let page = step.page { rows.append("  read   \(style.bold(page))") }
        if let exercise = step.exercise { rows.append("  open   \(style.bold(exercise))") }
        rows.append("  run    \(style.bold("./course check"))")
        if step.isWholeApp {
            rows.insert(
                "  There is nothing to write: it passes when the steps before it do.", at: 0)
            rows[rows.count - 1] = "  run    \(style.bold("./course check \(step.id)"))"
        }
        return rows.joined(separator: "\n")
    }

    public var finished: String {
        let coming = course.upcoming.first.map { " Lesson \($0.number), \($0.title), is to come." }
        let ledger = "\n  `./course ledger` shows what you gained and what you paid."
        let skipped = course.steps.filter { $0.isSkipped() }
        guard let remedy = skipped.first?.howToEnable else {
            return style.green("Every step is green.") + (coming ?? "") + ledger
        }
        let left = skipped.map(\.id.description).joined(separator: ", ")
        return style.green("Every step that needs nothing but Swift is green.")
            + " Left: \(left).\n  \(remedy)" + ledger
    }

    private func atWork(on step: Step, number: String) -> String {
        guard let exercise = step.exercise, let page = step.page else {
            return "The whole app passes when the steps before it do. Are they all green? "
                + "`./course check \(step.id.lesson)`"
        }
        return "Write in \(exercise), and check again: `./course check\(number)`\n"
            + "The rules are on \(page). Stuck: `./course hint\(number)`"
    }
}
