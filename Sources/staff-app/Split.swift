import ArgumentParser
import Foundation
import Lesson2
import Synchronization

/// Moves the data of Lesson 1 to where the services of Lesson 2 look for it.
struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give each service of Lesson 2 its part of a data store of Lesson 1.",
        discussion: """
            The original stays as it is. It may be interrupted, and done again.

            Example: staff-app split .course/data/lesson1/staff.sqlite --data .course/data/lesson2
            """)

    @Argument(help: "The file of Lesson 1.")
    var original: String

    @Option(help: "The folder for the data of the services. It is made if there is none.")
    var data: String

    @Option(
        help: .init(
            "End by SIGKILL before this statement, of those that write, for tests.",
            visibility: .private))
    var killAt: Int?

    func run() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: data, withIntermediateDirectories: true)
            try OwnData.split(original, into: data, trace: trace())
        } catch {
            FileHandle.standardError.write(Data("staff-app: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }

    private func trace() -> (@Sendable (String) -> Void)? {
        guard let killAt else { return nil }
        let countdown = Countdown(killAt)
        return { statement in
            if writes(statement), countdown.isOver() { kill(getpid(), SIGKILL) }
        }
    }

    /// Whether the file may be another one after the statement. Before a read nothing is at stake.
    private func writes(_ statement: String) -> Bool {
        !statement.hasPrefix("SELECT")
            && (!statement.hasPrefix("PRAGMA") || statement.contains("="))
    }

    private final class Countdown: Sendable {
        private let left: Mutex<Int>

        init(_ number: Int) {
            left = Mutex(number)
        }

        func isOver() -> Bool {
            left.withLock { left in
                left -= 1
                return left == 0
            }
        }
    }
}
