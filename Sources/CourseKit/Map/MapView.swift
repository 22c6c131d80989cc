import Foundation

/// The map: lessons and steps, how far each is, and what to do next.
public struct MapView: Sendable {
    public let course: Course
    public let progress: CourseProgress
    public let style: Style

    public init(course: Course, progress: CourseProgress, style: Style) {
        self.course = course
        self.progress = progress
        self.style = style
    }

    public var text: String {
        let next = NextStep(course: course, style: style)
        let current = progress.current(in: course)
        var blocks = course.lessons.map { text($0, current: current) }
        if !course.upcoming.isEmpty {
            blocks.append(
                course.upcoming
                    .map { style.faint("Lesson \($0.number): \($0.title)  (to come)") }
                    .joined(separator: "\n"))
        }
        if let current {
            blocks.append("Next is \(style.bold(current.heading)).\n" + next.toDo(current))
        } else {
            blocks.append(next.finished)
        }
        return blocks.joined(separator: "\n\n")
    }

    private func text(_ lesson: Lesson, current: Step?) -> String {
        let heading = style.bold("Lesson \(lesson.number): \(lesson.title)") + "  \(lesson.page)"
        let ids = lesson.steps.map(\.id.description).padded
        let titles = lesson.steps.map(\.title).padded
        let rows = lesson.steps.indices.map { index in
            let step = lesson.steps[index]
            return
                "\(mark(step, current))  \(ids[index])  \(titles[index])  \(state(step, current))"
        }
        return ([heading] + rows.map { $0.withoutTrailingSpace }).joined(separator: "\n")
    }

    private func mark(_ step: Step, _ current: Step?) -> String {
        if isGiven(step) { return style.faint("  –") }
        if progress[step.id].isGreen { return style.green("  ✔") }
        return step == current ? style.bold("  ▸") : "   "
    }

    private func state(_ step: Step, _ current: Step?) -> String {
        if isGiven(step) { return style.faint("from Solutions/") }
        let entry = progress[step.id]
        if entry.isGreen {
            return style.green("done") + (isEdited(step, entry) ? ", edited since" : "")
        }
        var words = step == current ? ["next"] : []
        if entry.total > 0 { words.append("passes \(entry.passed) of \(entry.total)") }
        return words.joined(separator: ", ")
    }

    private func isGiven(_ step: Step) -> Bool { step.id.lesson < progress.started ?? 1 }

    /// Whether the file is newer than the check that measured it.
    private func isEdited(_ step: Step, _ entry: CourseProgress.Entry) -> Bool {
        guard let exercise = step.exercise, let checkedAt = entry.checkedAt,
            let edited = try? course.file(exercise).resourceValues(forKeys: [
                .contentModificationDateKey
            ])
            .contentModificationDate
        else { return false }
        return edited > checkedAt.addingTimeInterval(1)
    }
}

extension [String] {
    /// All of them as wide as the widest.
    fileprivate var padded: [String] {
        let width = map(\.count).max() ?? 0
        return map { $0 + String(repeating: " ", count: width - $0.count) }
    }
}
