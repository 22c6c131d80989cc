public import Foundation

/// A student's file, which is never written over without a copy.
public struct ExerciseFile: Sendable {
    private let step: Step
    private let path: String
    private let course: Course

    init(of step: Step, at path: String, in course: Course) {
        self.step = step
        self.path = path
        self.course = course
    }

    /// Takes the solution of `step` for the student's file.
    ///
    /// - Returns: where the student's is kept, from the root on. Nothing when the two are the same.
    /// - Throws: ``CourseError`` when there is no solution, or nothing can be written.
    public static func takeSolution(
        of step: Step, in course: Course, now: Date
    ) throws -> String? {
        guard let exercise = step.exercise, let solution = step.solution,
            let text = try? Data(contentsOf: course.file(solution))
        else {
            throw CourseError(
                "\(step.heading) has no solution to take.", remedy: "Name a step, as in 1.2.")
        }
        return try ExerciseFile(of: step, at: exercise, in: course).replace(with: text, now: now)
    }

    func replace(with text: Data, now: Date) throws -> String? {
        let file = course.file(path)
        let own = try? Data(contentsOf: file)
        if own == text { return nil }
        let copy = try own.map { try keep($0, of: step, now: now) }
        do {
            try text.write(to: file, options: .atomic)
        } catch {
            throw CourseError.unwritable(file.deletingLastPathComponent())
        }
        return copy
    }

    private func keep(_ text: Data, of step: Step, now: Date) throws -> String {
        let time = now.formatted(
            .verbatim(
                "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits)-\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\(minute: .twoDigits)\(second: .twoDigits)",
                timeZone: .current, calendar: Calendar(identifier: .gregorian)))
        let folder = ".course/kept"
        let names =
            ["\(step.suite).\(time).swift"] + (2...99).map { "\(step.suite).\(time)-\($0).swift" }
        let name = names.first { !course.exists("\(folder)/Lesson\(step.id.lesson)/\($0)") }
        let path = "\(folder)/Lesson\(step.id.lesson)/\(name ?? names[0])"
        let file = course.file(path)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, options: .withoutOverwriting)
        } catch {
            throw CourseError.unwritable(file.deletingLastPathComponent())
        }
        return path
    }
}
