public import Classroom
import Foundation

extension Ledger {
    /// Reads `.course/ledger/LessonN.json`. Nothing when nothing was measured yet.
    ///
    /// - Throws: ``CourseError`` when the file is damaged.
    public static func read(lesson: Int, in course: Course) throws -> Ledger? {
        let path = ".course/ledger/Lesson\(lesson).json"
        guard let data = try? Data(contentsOf: course.file(path)) else { return nil }
        guard let ledger = try? JSONDecoder().decode(Ledger.self, from: data) else {
            throw CourseError(
                "The file \(path) is damaged.",
                remedy: "Remove it, and run the predictions of Lesson \(lesson) again.")
        }
        return ledger.entries.isEmpty ? nil : ledger
    }

    /// What was predicted beside what was measured, and the figures below.
    public func text(title: String, style: Style) -> String {
        var table = TextTable([
            ("", .left), ("Claim", .left), ("Predicted first", .left), ("Measured", .left),
        ])
        for entry in entries {
            table.add([mark(of: entry), entry.claim, entry.predicted, entry.measured])
        }
        let figures = entries.map { entry in
            let rows = entry.figures.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
            return ([entry.claim + style.faint("  \(entry.when)")] + rows).joined(separator: "\n")
        }
        let heading = style.bold("Lesson \(lesson): \(title). What you gained, what you paid")
        return ([heading, table.text(style)] + figures).joined(separator: "\n\n")
    }

    /// Who took the lesson from Solutions/ has predicted nothing, right or wrong.
    private func mark(of entry: Entry) -> String {
        if entry.predicted == Ledger.solution { return "" }
        return entry.predicted == entry.measured ? "✔" : "✘"
    }

    /// What to run when nothing was measured yet.
    public static func howToMeasure(_ lesson: Lesson) -> String {
        let step = lesson.written.first { $0.name == "Predictions" }
        let command = step.map { "./course check \($0.id)" } ?? "./course check \(lesson.number)"
        return "Lesson \(lesson.number) has no figures yet. "
            + "Write your predictions, and run them: `\(command)`"
    }
}
