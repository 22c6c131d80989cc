import ArgumentParser
import CourseKit

struct NextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next",
        abstract: "Says what to do next: which page to read, which file to open.",
        discussion: "Example: ./course next")

    func run() async throws {
        try await Desk.work { desk in
            let next = NextStep(course: desk.course, style: desk.style)
            guard let step = desk.progress().current(in: desk.course) else {
                print(next.finished)
                return 0
            }
            print("Next is \(desk.style.bold(step.heading)).\n" + next.toDo(step))
            return 0
        }
    }
}
