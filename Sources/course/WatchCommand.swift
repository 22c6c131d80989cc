import ArgumentParser
import CourseKit
import Foundation

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Checks again on every save, and moves on when a step is green.",
        discussion: """
            It ends when every step is green, or with Ctrl-C.

            Examples: ./course watch        the current step
                      ./course watch 1.2    Lesson 1, step 2

            Exit status: 0 every step is green, 2 it could not be run, 130 Ctrl-C.
            """)

    @Argument(help: "The step to begin with, as in 1.2.", completion: .steps)
    var step: String?

    func run() async throws {
        let name = step
        try await Desk.work { desk in
            let first = try desk.step(name, desk.progress())
            let report = CheckReport(
                course: desk.course, mistakes: MistakeBook(of: desk.course), style: desk.style)
            show("Watching Exercises/: every save is checked. Ctrl-C ends it.")
            try await Watch(course: desk.course).run(first: first, status: .detected()) { result in
                let time = Date().formatted(date: .omitted, time: .standard)
                show("\n" + desk.style.faint("── \(time) ──") + "\n" + report.text(result))
            }
            return 0
        }
    }
}
