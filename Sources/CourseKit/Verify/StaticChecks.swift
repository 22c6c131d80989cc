import Foundation

/// What verify proves by reading: names, pages, hints, excerpts and the headers of mistakes.
public struct StaticChecks: Sendable {
    public static let mistakesPerStep = 4

    let course: Course
    let lessons: [Lesson]
    let mistakes: MistakeBook

    public init(course: Course, lessons: [Lesson], mistakes: MistakeBook) {
        self.course = course
        self.lessons = lessons
        self.mistakes = mistakes
    }

    public func proofs() -> [Proof] {
        let sources = SourceTexts(of: course)
        return lessons.flatMap { lesson in
            [sameFiles(lesson)] + lesson.written.flatMap { proofs($0, sources) }
        }
            + mistakes.malformed.map {
                Proof(.reading, nil, "the mistake can be read", failure: $0.description)
            }
    }

    private func sameFiles(_ lesson: Lesson) -> Proof {
        let exercises = swiftFiles("Exercises/Lesson\(lesson.number)")
        let solutions = swiftFiles("Solutions/Lesson\(lesson.number)")
        let odd = exercises.symmetricDifference(solutions).sorted().joined(separator: ", ")
        return Proof(
            .reading, nil, "Exercises/Lesson\(lesson.number) and Solutions hold the same files",
            failure: odd.isEmpty ? nil : "Only one of the two has \(odd).")
    }

    private func proofs(_ step: Step, _ sources: SourceTexts) -> [Proof] {
        let page = step.page.flatMap(course.text).map { Page($0) }
        let pageProofs = page.map { PageChecks(page: $0, step: step, sources: sources).proofs() }
        return [
            different(step),
            Proof(
                .reading, step.id, "has its page",
                failure: page == nil ? "\(step.page ?? "") is missing." : nil),
            Proof(
                .reading, step.id, "has its suite",
                failure: hasSuite(step)
                    ? nil : "\(step.testFile) has no suite named \(step.suite)."),
            saysWhy(step), enoughMistakes(step),
        ] + (pageProofs ?? [])
    }

    private func different(_ step: Step) -> Proof {
        let exercise = step.exercise.flatMap(course.text)
        let isSame = exercise != nil && exercise == step.solution.flatMap(course.text)
        return Proof(
            .reading, step.id, "exercise and solution differ",
            failure: isSame
                ? "\(step.exercise ?? "") is its own solution: it belongs in Sources." : nil)
    }

    private func hasSuite(_ step: Step) -> Bool {
        course.text(step.testFile)?.contains("struct \(step.suite)") == true
    }

    private func saysWhy(_ step: Step) -> Proof {
        let why = step.solution.flatMap(course.text).flatMap(SolutionDiff.why)
        return Proof(
            .reading, step.id, "the solution says why",
            failure: why == nil ? "\(step.solution ?? "") begins with no line `// Why: …`." : nil)
    }

    private func enoughMistakes(_ step: Step) -> Proof {
        let count = mistakes.mistakes(of: step.id).count
        let least = StaticChecks.mistakesPerStep
        return Proof(
            .reading, step.id, "has at least \(least) mistakes",
            failure: count < least ? "Tests/Mistakes has \(count) for it." : nil)
    }

    private func swiftFiles(_ folder: String) -> Set<String> {
        let path = course.file(folder).path(percentEncoded: false)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return Set(names.filter { $0.hasSuffix(".swift") })
    }
}
