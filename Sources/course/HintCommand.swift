import ArgumentParser
import CourseKit

struct HintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Shows the next of a step's three hints.",
        discussion: "Example: ./course hint 1.2")

    @Argument(help: "A step as in 1.2. The current step without it.", completion: .steps)
    var step: String?

    func run() async throws {
        let name = step
        try await Desk.work { desk in
            let progress = desk.progress()
            let step = try desk.step(name, progress)
            let hints = try Hints(of: step, in: desk.course)
            let next = hints.next(after: progress[step.id].hints, style: desk.style)
            print(next.text)
            try desk.store.update { $0[step.id].hints = next.shown }
            return 0
        }
    }
}
