/// Says what does not compile, and which file is to be mended.
struct CompileReport {
    let course: Course
    let style: Style

    private static let errorsShown = 10

    /// - Parameter lesson: The lesson that is being checked.
    func text(_ errors: [Diagnostic], lesson: Int) -> String {
        let places = errors.map { course.relative($0.place.file) }
        let lines = zip(errors, places).prefix(CompileReport.errorsShown).map { error, path in
            "\(path):\(error.place.line): \(error.message)"
        }
        var text = style.red("It does not compile.") + "\n\n" + lines.joined(separator: "\n")
        let rest = errors.count - lines.count
        if rest > 0 { text += "\nand \(rest) more" }
        var files: [String] = []
        for path in places where !files.contains(path) { files.append(path) }
        return text + "\n\n" + files.map { advice($0, lesson: lesson) }.joined(separator: "\n")
    }

    private func advice(_ path: String, lesson: Int) -> String {
        guard let number = path.prefixMatch(of: /Exercises\/Lesson(\d+)\//).flatMap({ Int($0.1) })
        else {
            return "\(path) is not yours to write: `git diff -- \(path)` shows whether it was "
                + "changed, `git checkout -- \(path)` brings it back. If it was not, it calls "
                + "something of your file that has another name or type now."
        }
        if number != lesson {
            return "Mend \(path): it belongs to Lesson \(number), not to Lesson \(lesson) that you "
                + "are at. All lessons are built together."
        }
        return "Mend \(path)."
    }
}
