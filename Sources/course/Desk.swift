import ArgumentParser
import CourseKit
import Foundation

/// What every command works with: the checkout, what is known of the student, and the terminal.
struct Desk {
    let course: Course
    let store: ProgressStore
    let style: Style

    init() throws {
        let binary = Bundle.main.executableURL?.resolvingSymlinksInPath()
        let here = URL(filePath: FileManager.default.currentDirectoryPath)
        course = try Course.find(from: [binary, here].compactMap(\.self))
        store = ProgressStore(root: course.root)
        style = .detected(environment: ProcessInfo.processInfo.environment)
    }

    /// The progress. Says so when its file was damaged.
    func progress() -> CourseProgress {
        let (progress, warning) = store.load()
        if let warning { complain(warning) }
        return progress
    }

    /// The step that is named, or the current one.
    func step(_ text: String?, _ progress: CourseProgress) throws -> Step {
        if let text {
            guard let id = StepID(text) else {
                throw CourseError("\(text) names no step.", remedy: "A step is named as in 1.2.")
            }
            return try course.requiredStep(id)
        }
        if let current = progress.current(in: course) { return current }
        throw CourseError(
            "Every step is green, so none is the current one.", remedy: "Name one, as in 1.2.")
    }

    /// Runs a command's work: an error is printed as one sentence and what to do, exit status 2;
    /// Ctrl-C ends what was started, exit status 130.
    static func work(_ body: @escaping @Sendable (Desk) async throws -> Int32) async throws {
        Interruption.ignoreBrokenPipes()
        let code: Int32
        do {
            code = try await Interruption.cancelling { try await body(try Desk()) }
        } catch let error as CourseError {
            complain(error.description)
            code = 2
        } catch is CancellationError {
            complain("\nStopped.")
            code = 130
        }
        if code != 0 { throw ExitCode(code) }
    }
}

/// Prints on standard output at once, also where it is a pipe.
func show(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
}

/// Prints on standard error.
func complain(_ text: String) {
    StatusLine.toStandardError(text + "\n")
}
