import ArgumentParser
import Classroom
import CourseKit

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Shows what the prediction runs measured, beside what you predicted.",
        discussion: "Example: ./course ledger 1")

    @Argument(help: "A lesson. All lessons without it.", completion: .lessons)
    var lesson: Int?

    func run() async throws {
        let number = lesson
        try await Desk.work { desk in
            let lessons =
                try number.map { [try desk.course.requiredLesson($0)] } ?? desk.course.lessons
            let blocks = try lessons.map { lesson in
                let ledger = try Ledger.read(lesson: lesson.number, in: desk.course)
                return ledger?.text(title: lesson.title, style: desk.style)
                    ?? Ledger.howToMeasure(lesson)
            }
            print(blocks.joined(separator: "\n\n"))
            return 0
        }
    }
}
