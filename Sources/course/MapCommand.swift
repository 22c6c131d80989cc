import ArgumentParser
import CourseKit

struct MapCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Shows the lessons and steps, which are done, and what to do next.",
        discussion: """
            Examples: ./course
                      ./course --json
            """)

    @Flag(help: "As JSON, for a script.")
    var json = false

    func run() async throws {
        let asJSON = json
        try await Desk.work { desk in
            let progress = desk.progress()
            if asJSON {
                print(MapDocument(course: desk.course, progress: progress).jsonText)
                return 0
            }
            print(MapView(course: desk.course, progress: progress, style: desk.style).text)
            return 0
        }
    }
}
