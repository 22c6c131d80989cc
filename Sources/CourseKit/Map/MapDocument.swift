public import Foundation

/// The map for a script: `course --json`.
public struct MapDocument: Encodable, Sendable {
    public struct Lesson: Encodable, Sendable {
        public let number: Int
        public let title: String
        public let page: String
        public let steps: [Step]
    }

    public struct Step: Encodable, Sendable {
        /// As in "1.2", or "1.app".
        public let id: String
        public let title: String
        public let page: String?
        public let exercise: String?
        public let state: State
        /// Tests that passed when it was last checked, of `total`.
        public let passed: Int
        public let total: Int
        public let checkedAt: Date?
        public let hints: Int
    }

    public enum State: String, Encodable, Sendable {
        /// Taken from Solutions/, since the student started at a later lesson.
        case given
        case green
        case red
        /// Never checked.
        case untouched
    }

    public let lessons: [Lesson]
    /// The step to do next. None when every step is green.
    public let next: String?

    public init(course: Course, progress: CourseProgress) {
        lessons = course.lessons.map { lesson in
            Lesson(
                number: lesson.number, title: lesson.title, page: lesson.page,
                steps: lesson.steps.map { step in
                    let entry = progress[step.id]
                    let state: State =
                        if lesson.number < progress.started ?? 1 {
                            .given
                        } else if entry.isGreen {
                            .green
                        } else {
                            entry.total > 0 ? .red : .untouched
                        }
                    return Step(
                        id: step.id.description, title: step.title, page: step.page,
                        exercise: step.exercise, state: state, passed: entry.passed,
                        total: entry.total, checkedAt: entry.checkedAt, hints: entry.hints)
                })
        }
        next = progress.current(in: course)?.id.description
    }
}
