import ArgumentParser
import CourseKit
import Foundation

struct ResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Puts the shipped file of a step back. Yours is kept, and it says where.",
        discussion: """
            The shipped file is the one of the branch that you cloned, else that of your last commit.

            Examples: ./course reset 1.2
                      ./course reset 1.2 --from HEAD~3
            """)

    @Argument(help: "A step as in 1.2.", completion: .steps)
    var step: String

    @Option(help: "What git calls the version to put back.")
    var from: String?

    func run() async throws {
        let (name, revision) = (step, from)
        try await Desk.work { desk in
            let step = try desk.step(name, desk.progress())
            let result = try await Reset(course: desk.course).run(
                step, from: revision, now: Date())
            guard let copy = result.copy else {
                print("\(result.exercise) is the shipped file already (\(result.revision)).")
                return 0
            }
            try desk.store.update { $0[step.id] = CourseProgress.Entry() }
            print(
                """
                \(desk.style.bold(result.exercise)) is the shipped file again (\(result.revision)).
                Yours is kept: \(desk.style.bold(copy))
                """)
            return 0
        }
    }
}
