import ArgumentParser
import CourseKit

extension CompletionKind {
    /// The names of the steps, as in 1.2.
    static var steps: CompletionKind {
        .custom { _, _, _ in names { $0.steps.map(\.id.description) } }
    }

    /// The names of the steps and of the lessons.
    static var stepsAndLessons: CompletionKind {
        .custom { _, _, _ in
            names { $0.lessons.map { "\($0.number)" } + $0.steps.map(\.id.description) }
        }
    }

    /// The numbers of the lessons.
    static var lessons: CompletionKind {
        .custom { _, _, _ in names { $0.lessons.map { "\($0.number)" } } }
    }

    /// A shell that completes must not be told of errors.
    private static func names(_ list: (Course) -> [String]) -> [String] {
        (try? Desk()).map { list($0.course) } ?? []
    }
}
