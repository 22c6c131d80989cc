import ArgumentParser
import Foundation

/// Starts all that a lesson's architecture is made of.
struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start all that a lesson's architecture is made of, until Ctrl-C.",
        discussion: """
            A service that ends is started again, on the same port, five times within a minute at \
            most.

            Example: staff-app up --lesson 2
            """)

    @OptionGroup var options: ServiceOptions

    @Option(
        help: """
            The folder for the data. (default: .course/data/lessonN, in Lesson 5 one for each cluster)
            """)
    var data: String?

    func run() async throws {
        // Views and keys belong to their log: another cluster has another.
        let port = options.nats?.split(separator: ",").first?.split(separator: ":").last ?? ""
        let mark = options.nats == nil ? "" : "-\(port)"
        let folder = data ?? ".course/data/lesson\(options.lesson)\(mark)"
        try await options.run(data: folder) {
            if options.lesson == 1 {
                try await serveSingleProcess(options, data: folder) { address in
                    say("Staff as a single process, with its data in \(folder)")
                    say(invitation(to: address))
                }
            } else {
                try await superviseServices(options, data: folder)
            }
        }
    }
}

/// What to try at the front door.
func invitation(to address: String) -> String {
    """
    listening on \(address)

    Hire somebody:
      curl -i \(address)/employees -H 'Content-Type: application/json' -d '{
        "name": "Ada Lovelace", "email": "ada@example.com", "department": "Engineering",
        "hiredOn": "2026-01-01", "vacationDays": 30,
        "monthlySalary": {"amount": "4200.00", "currency": "EUR"}}'
    See the overview:
      curl \(address)/overview

    Stop with Ctrl-C.
    """
}
