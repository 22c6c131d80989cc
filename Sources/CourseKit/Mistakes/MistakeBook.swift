import Foundation

/// The known mistakes of a course.
public struct MistakeBook: Sendable {
    public let mistakes: [Mistake]
    /// Patches that can't be read, each with what is wrong about it.
    public let malformed: [CourseError]

    public init(mistakes: [Mistake], malformed: [CourseError] = []) {
        self.mistakes = mistakes
        self.malformed = malformed
    }

    /// Reads the patches in Tests/Mistakes.
    public init(of course: Course) {
        var mistakes: [Mistake] = []
        var malformed: [CourseError] = []
        for lesson in course.lessons {
            let folder = "Tests/Mistakes/Lesson\(lesson.number)"
            let path = course.file(folder).path(percentEncoded: false)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            for name in names.sorted() where name.hasSuffix(".patch") {
                do {
                    mistakes.append(
                        try MistakeBook.read("\(folder)/\(name)", lesson: lesson, course: course))
                } catch let error as CourseError {
                    malformed.append(error)
                } catch {
                    malformed.append(CourseError("\(folder)/\(name): \(error)", remedy: ""))
                }
            }
        }
        self.init(mistakes: mistakes, malformed: malformed)
    }

    public func mistakes(of step: StepID) -> [Mistake] { mistakes.filter { $0.step == step } }

    /// The mistake that a run of `step` shows, where the tests that fail leave no doubt.
    ///
    /// A step that is not all written yet fails for another reason, so it shows none.
    public func recognise(in results: [TestResult], of step: StepID) -> Mistake? {
        let failed = results.filter { $0.verdict != .passed }
        guard !failed.isEmpty, failed.allSatisfy({ $0.verdict == .failed && !$0.isNotYet }) else {
            return nil
        }
        let names = Set(failed.map { CaughtBy($0.name) })
        let matching = mistakes(of: step).filter { $0.caughtBy == names && $0.isShown(by: failed) }
        return matching.count == 1 ? matching[0] : nil
    }

    private static func read(_ file: String, lesson: Lesson, course: Course) throws -> Mistake {
        guard let name = file.split(separator: "/").last,
            let number = name.prefixMatch(of: /Step(\d+)-/).flatMap({ Int($0.1) }),
            let step = course.step(StepID(lesson: lesson.number, part: .step(number)))
        else {
            throw CourseError(
                "The mistake \(file) belongs to no step.",
                remedy: "Its name begins with the step, as in Step2-pending-days-are-free.patch.")
        }
        guard let text = course.text(file) else {
            throw CourseError("The mistake \(file) can't be read.", remedy: "It is not UTF-8.")
        }
        let header = try MistakeHeader(text, file: file)
        return Mistake(
            file: file, step: step.id, summary: header.summary, caughtBy: header.caughtBy,
            shows: header.shows, advice: header.advice)
    }
}
