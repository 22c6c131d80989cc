import ArgumentParser
import CourseKit
import Foundation

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Runs the tests of a step, and says what is expected and what came.",
        discussion: """
            Examples: ./course check        the current step
                      ./course check 1.2    Lesson 1, step 2
                      ./course check 1      all of Lesson 1
                      ./course check 1.app  the whole app of Lesson 1
                      ./course check 1 --json > result.json

            Exit status: 0 green, 1 red (a compile error and a crash too), 2 could not be run.
            """)

    @Argument(
        help: "A step as in 1.2, or a lesson as in 1. The current step without it.",
        completion: .stepsAndLessons)
    var target: String?

    @Flag(help: "Show every failure in full.")
    var all = false

    @Flag(help: "As JSON, for a script or an autograder.")
    var json = false

    func run() async throws {
        let (target, all, asJSON) = (target, all, json)
        try await Desk.work { desk in
            let progress = desk.progress()
            let chosen =
                if let target {
                    try CheckTarget(target, in: desk.course)
                } else {
                    CheckTarget.step(try desk.step(nil, progress))
                }
            let result = try await Check(course: desk.course).run(
                chosen, progress: progress, now: Date(), status: .detected())
            let book = MistakeBook(of: desk.course)
            if asJSON {
                print(CheckDocument(result, course: desk.course, mistakes: book).jsonText)
            } else {
                let report = CheckReport(
                    course: desk.course, mistakes: book, style: desk.style, showsAll: all)
                print(report.text(result))
            }
            return result.exitCode
        }
    }
}
