import ArgumentParser
import CourseKit

struct StartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Begins at a lesson: the ones before it are taken from Solutions/.",
        discussion: "Example: ./course start 3")

    @Argument(help: "The lesson to begin at.", completion: .lessons)
    var lesson: Int

    func run() async throws {
        let number = lesson
        try await Desk.work { desk in
            let lesson = try desk.course.requiredLesson(number)
            _ = desk.progress()
            let progress = try desk.store.update { $0.started = number }
            print("You begin at Lesson \(number): \(lesson.title). Its story is \(lesson.page).\n")
            print(MapView(course: desk.course, progress: progress, style: desk.style).text)
            if number > 1 {
                print(
                    "\nLessons before it come from Solutions/. The same without this command: "
                        + "`SOLVED=\(number - 1) swift test --filter Lesson\(number)`")
            }
            return 0
        }
    }
}
