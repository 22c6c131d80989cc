/// The hints of a step, one at a time.
public struct Hints: Sendable {
    public static let count = 3

    public let step: Step
    public let hints: [String]

    /// - Throws: ``CourseError`` when the step has no page, or the page no hints.
    public init(of step: Step, in course: Course) throws {
        guard let page = step.page else {
            throw CourseError(
                "The whole app has no hints: there is nothing to write.",
                remedy: "It passes when the steps before it do. `./course` shows which do not.")
        }
        guard let text = course.text(page) else {
            throw CourseError(
                "The page \(page) can't be read.",
                remedy: "`git checkout -- \(page)` brings it back.")
        }
        self.step = step
        hints = Page(text).hints
        guard !hints.isEmpty else {
            throw CourseError("The page \(page) has no hints.", remedy: "Read the page once more.")
        }
    }

    /// The hint to show when `shown` were, and how many are shown then.
    public func next(after shown: Int, style: Style) -> (text: String, shown: Int) {
        let number = min(max(0, shown) + 1, hints.count)
        var text =
            style.bold("\(step.heading), hint \(number) of \(hints.count)")
            + "\n\n" + hints[number - 1]
        if number < hints.count {
            text += "\n\n" + style.faint("`./course hint \(step.id)` shows the next one.")
        } else if let solution = step.solution {
            text += "\n\n" + style.faint("That was the last one. The solution is \(solution).")
        }
        return (text, number)
    }
}
