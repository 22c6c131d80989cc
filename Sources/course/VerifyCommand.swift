import ArgumentParser
import CourseKit
import Foundation

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves that the course is right. For those who maintain it.",
        discussion: """
            Every solution is green, every test of a step is red as shipped, every mistake is \
            caught by the tests that it names, every page is true. It works on a copy in \
            .course/verify, and never on your files.

            Examples: ./course verify
                      ./course verify --lesson 1 --mistakes
                      ./course verify --tests
                      ./course verify --repeat 20

            Exit status: 0 all is proved, 1 something is not, 2 it could not be run.
            """)

    @Option(help: "One lesson only, without the tests of the kit.", completion: .lessons)
    var lesson: Int?

    @Flag(help: "The mistakes only.")
    var mistakes = false

    @Flag(help: "The tests and pages only, without the mistakes.")
    var tests = false

    @Option(name: .customLong("repeat"), help: "Run the solved suites so many times more.")
    var repeats = 0

    @Option(help: "A file to write a summary to, as Markdown.")
    var summary: String?

    @Flag(help: "As JSON, for a script.")
    var json = false

    func validate() throws {
        if mistakes && tests {
            throw ValidationError("Leave out one of --mistakes and --tests, or both.")
        }
        if repeats < 0 { throw ValidationError("--repeat takes a number from 0 on.") }
    }

    func run() async throws {
        var options = VerifyOptions()
        options.lesson = lesson
        options.mistakesOnly = mistakes
        options.testsOnly = tests
        options.repeats = repeats
        let (chosen, summary, asJSON) = (options, summary, json)
        try await Desk.work { desk in
            let verify = Verify(course: desk.course, options: chosen)
            let result = try await verify.run(status: .detected())
            if let summary { try write(result.markdown, to: summary) }
            if let path = ProcessInfo.processInfo.environment["GITHUB_STEP_SUMMARY"], !path.isEmpty
            {
                try append(result.markdown, to: path)
            }
            print(asJSON ? VerifyDocument(result).jsonText : result.text(desk.style))
            return result.isProved ? 0 : 1
        }
    }
}

private func write(_ text: String, to path: String) throws {
    do {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
        throw CourseError("The summary can't be written to \(path).", remedy: "Name another file.")
    }
}

/// GitHub's summary has what earlier commands of the same step wrote.
private func append(_ text: String, to path: String) throws {
    let earlier = (try? String(contentsOf: URL(filePath: path), encoding: .utf8)) ?? ""
    try write(earlier + text, to: path)
}
