import Foundation

/// The Swift files of a checkout, for finding what pages quote.
struct SourceTexts {
    private let course: Course
    private let files: [[String]]

    init(of course: Course) {
        self.course = course
        var files: [[String]] = []
        for folder in ["Solutions", "Exercises", "Sources", "Tests"] {
            let path = course.file(folder).path(percentEncoded: false)
            let names =
                FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
            for name in names.sorted() where name.hasSuffix(".swift") {
                guard let text = course.text("\(folder)/\(name)") else { continue }
                files.append(text.replacingCarriageReturns.allLines.map { $0.trimmingSpace })
            }
        }
        self.files = files
    }

    func hold(_ excerpt: Excerpt) -> Bool { files.contains { excerpt.isQuoted(from: $0) } }

    func hasPath(_ path: String) -> Bool { course.exists(path) }
}
