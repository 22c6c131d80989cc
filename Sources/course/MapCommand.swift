import ArgumentParser
import CourseKit

struct MapCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Shows the lessons and steps, which are done, and what to do next.",
        discussion: "Example: ./course")

    func run() async throws {
        try await Desk.work { desk in
            let progress = desk.progress()
            print(MapView(course: desk.course, progress: progress, style: desk.style).text)
            return 0
        }
    }
}
