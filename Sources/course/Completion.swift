import ArgumentParser
import CourseKit

/// The names are read when the script for a shell is made, and stand in it: a shell that asked for
/// them at each key would have to find the command first.
extension CompletionKind {
    /// The names of the steps, as in 1.2.
    static var steps: CompletionKind { names { $0.steps.map(\.id.description) } }

    /// The names of the steps and of the lessons.
    static var stepsAndLessons: CompletionKind {
        names { $0.lessons.map { "\($0.number)" } + $0.steps.map(\.id.description) }
    }

    /// The numbers of the lessons.
    static var lessons: CompletionKind { names { $0.lessons.map { "\($0.number)" } } }

    private static func names(_ list: (Course) -> [String]) -> CompletionKind {
        let isAsked = CommandLine.arguments.contains {
            $0.hasPrefix("--generate-completion-script")
        }
        guard isAsked, let desk = try? Desk() else { return .default }
        return .list(list(desk.course))
    }
}
