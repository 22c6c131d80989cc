import Foundation

/// How many lines of code students have to write, up to a lesson.
struct WrittenLines {
    let course: Course
    /// Lessons that are built from Solutions/.
    let solved: Solved

    /// The lines of the exercises of all lessons up to `lesson`, without comments and blank lines.
    ///
    /// Predictions are left out: no architecture needs them.
    func upTo(_ lesson: Int) -> Int {
        course.lessons.filter { $0.number <= lesson }.flatMap { lesson in
            lesson.written.filter { $0.name != "Predictions" }
        }.reduce(0) { sum, step in
            sum + WrittenLines.count(in: file(of: step).flatMap(course.text) ?? "")
        }
    }

    private func file(of step: Step) -> String? {
        let isSolved =
            switch solved {
            case .none: false
            case .upTo(let lesson): step.id.lesson <= lesson
            case .all: true
            }
        return isSolved ? step.solution : step.exercise
    }

    /// Lines with something other than space and a line comment.
    static func count(in text: String) -> Int {
        text.split(separator: "\n").count { line in
            let code = line.drop(while: \.isWhitespace)
            return !code.isEmpty && !code.hasPrefix("//")
        }
    }
}
