import Foundation

/// A student's file beside the solution of the step, as a diff.
public struct SolutionDiff: Sendable {
    public let step: Step
    /// Why the solution is written as it is: its first comment.
    public let why: String?
    /// The lines of the diff, the first of them `@@`. Empty when the two are the same.
    public let lines: [String]

    /// - Throws: ``CourseError`` when a file is missing, or git is.
    public init(of step: Step, in course: Course) async throws {
        guard let exercise = step.exercise, let solution = step.solution else {
            throw CourseError(
                "The whole app has no solution: there is nothing to write.",
                remedy: "It passes when the steps before it do.")
        }
        for path in [exercise, solution] where !course.exists(path) {
            throw CourseError(
                "\(path) is missing.", remedy: "`git checkout -- \(path)` brings it back.")
        }
        self.step = step
        why = SolutionDiff.why(of: course.text(solution) ?? "")
        let git = Child(
            "git", ["diff", "--no-index", "--no-color", "--no-ext-diff", exercise, solution],
            in: course.root)
        let result = try await git.output()
        // 1 says that the two differ.
        guard result.ending == .exited(0) || result.ending == .exited(1) else {
            throw CourseError(
                "The two files can't be compared: \(result.text)", remedy: "Is git installed?")
        }
        lines = result.text.allLines.drop { !$0.hasPrefix("@@") }.map(String.init)
    }

    public func text(_ style: Style) -> String {
        let heading =
            style.bold("\(step.heading): yours beside the solution") + "\n"
            + style.red("- \(step.exercise ?? "")") + "\n" + style.green("+ \(step.solution ?? "")")
        let diff = lines.map { line in
            switch line.first {
            case "-": style.red(line)
            case "+": style.green(line)
            case "@": style.faint(line)
            default: line
            }
        }
        let body = lines.isEmpty ? "The two are the same." : diff.joined(separator: "\n")
        let reason = why.map { style.bold("Why: ") + $0.wrapped(width: 95, indent: "") }
        return [heading, body, reason].compactMap(\.self).joined(separator: "\n\n")
    }

    /// What follows `// Why:` in the lines that begin the file.
    static func why(of text: String) -> String? {
        let lines = text.replacingCarriageReturns.allLines
        guard let first = lines.firstIndex(where: { $0.hasPrefix("// Why: ") }) else { return nil }
        let rest = lines[(first + 1)...].prefix { $0.hasPrefix("// ") }
        let words = [lines[first].dropFirst("// Why: ".count)] + rest.map { $0.dropFirst(3) }
        return words.joined(separator: " ")
    }
}
