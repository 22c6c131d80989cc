public import Foundation

/// Puts the shipped file of a step back, and keeps the student's.
public struct Reset: Sendable {
    public let course: Course

    public init(course: Course) {
        self.course = course
    }

    /// What a reset has done.
    public struct Result: Sendable {
        public let exercise: String
        /// Where the student's file is kept, from the root on. Nothing when it was the shipped one.
        public let copy: String?
        /// Where the shipped file came from, as in "origin/main".
        public let revision: String
    }

    /// - Parameter revision: what git calls the version to put back; the published one without it.
    /// - Throws: ``CourseError`` when there is no such version, or nothing can be written. The
    ///   student's file is as it was then.
    public func run(_ step: Step, from revision: String? = nil, now: Date) async throws -> Result {
        guard let exercise = step.exercise else {
            throw CourseError(
                "The whole app has no file: there is nothing to reset.",
                remedy: "Name a step, as in 1.2.")
        }
        let (shipped, revision) = try await shipped(exercise, revision)
        let copy = try ExerciseFile(of: step, at: exercise, in: course)
            .replace(with: shipped, now: now)
        return Result(exercise: exercise, copy: copy, revision: revision)
    }

    /// The published version, else the last commit's.
    private func shipped(_ path: String, _ revision: String?) async throws -> (Data, String) {
        for candidate in revision.map({ [$0] }) ?? ["@{upstream}", "origin/HEAD", "HEAD"] {
            let git = Child("git", ["show", "\(candidate):./\(path)"], in: course.root)
            let result = try await git.output()
            guard result.ending.isSuccess else { continue }
            return (Data((result.text + "\n").utf8), candidate)
        }
        throw CourseError(
            "Git has no version of \(path)" + (revision.map { " in \($0)" } ?? "") + ".",
            remedy: "A reset needs a checkout that was made with `git clone`. "
                + "Name a version with --from: `git log -- \(path)` lists them.")
    }
}
