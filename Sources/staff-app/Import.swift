import Architectures
import ArgumentParser

/// Moves the data of Lesson 2 into the event stores of Lesson 3.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Move the data of Lesson 2 into the event stores of Lesson 3.",
        discussion: """
            The tables are only read. What was interrupted may be repeated. Nobody should be using \
            the app of Lesson 2 meanwhile.

            Example: staff-app import --from .course/data/lesson2 --data .course/data/lesson3
            """)

    @Option(help: "The folder with the data of Lesson 2.")
    var from: String

    @Option(help: "The folder for the event stores. It is made if there is none.")
    var data: String

    func run() async throws {
        try await reporting {
            try makeFolder(data)
            try await EventSourced.importTables(from: from, into: data)
            say("The event stores in \(data) hold what the tables in \(from) do.")
        }
    }
}
