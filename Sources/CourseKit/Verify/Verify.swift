import Foundation

/// Proves that the course is right: solutions green, exercises red, mistakes caught, pages true.
public struct Verify: Sendable {
    public let course: Course
    public let options: VerifyOptions

    public init(course: Course, options: VerifyOptions) {
        self.course = course
        self.options = options
    }

    /// - Throws: ``CourseError`` when nothing can be proved at all, `CancellationError` on Ctrl-C.
    public func run(status: StatusLine) async throws -> VerifyResult {
        let lessons = try options.lesson.map { [try course.requiredLesson($0)] } ?? course.lessons
        let copy = try WorkingCopy(of: course)
        status.begin("Copying the checkout to .course/verify")
        try await copy.update()
        let book = MistakeBook(of: course)
        let mistakes = book.mistakes.filter { mistake in
            !options.testsOnly && lessons.contains { $0.number == mistake.step.lesson }
                && course.step(mistake.step)?.isSkipped() != true
        }
        for step in lessons.flatMap(\.steps) where step.isSkipped() {
            status.say(
                "Step \(step.id) is skipped, its mistakes too. \(step.howToEnable ?? "")")
        }
        var session = VerifySession(
            course: course, lessons: lessons, copy: copy, isWhole: options.lesson == nil,
            estimate: estimate(mistakes.count, copy), status: status)
        if options.mistakesOnly {
            session.add(
                book.malformed.map {
                    Proof(.reading, nil, "the mistake can be read", failure: $0.description)
                })
        } else {
            let checks = StaticChecks(course: course, lessons: lessons, mistakes: book)
            session.add(checks.proofs())
            try await session.runTests(.shipped)
            try await session.runTests(.solved)
        }
        try await session.run(mistakes, of: book)
        try await session.repeatSolved(options.repeats)
        status.end()
        return VerifyResult(lessons: lessons, proofs: session.proofs)
    }

    private func estimate(_ mistakes: Int, _ copy: WorkingCopy) -> Estimate {
        let runs = options.mistakesOnly ? [] : ["shipped", "solved"]
        let parts =
            runs + Array(repeating: "mistake", count: mistakes)
            + Array(repeating: "repeat", count: options.repeats)
        let folder = copy.root.deletingLastPathComponent()
        return Estimate(parts: parts, file: folder.appending(path: "durations.json"))
    }
}
