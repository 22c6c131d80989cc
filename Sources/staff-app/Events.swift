import ArgumentParser
import EventComponents
import EventStore
import EventStoreSQLite
import Foundation
import Lesson3

/// Prints a stream as a statement.
struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Print a stream as a bank prints an account: what happened, who did it, what was true.",
        discussion: """
            Looks into every event store of the folder: files named *.events.sqlite.

            Example: staff-app events salary-c90a897c-557e-4d62-877a-6a06891a31b1 \
            --data .course/data/lesson3
            """)

    @Argument(help: "The name of the stream, as in vacation-ID-2026.")
    var stream: String

    @Option(help: "The folder with the event stores.")
    var data = ".course/data/lesson3"

    func run() async throws {
        guard !stream.isEmpty else { throw ValidationError("A stream has a name.") }
        let name = StreamName(stream)
        do {
            let files = try FileManager.default.contentsOfDirectory(atPath: data).sorted()
                .filter { $0.hasSuffix(".events.sqlite") }
            guard !files.isEmpty else {
                throw ValidationError(
                    "There is no event store in \(data). Choose the folder with --data.")
            }
            for file in files {
                let store = SQLiteEventStore(
                    try EventDatabase("\(data)/\(file)"), now: { Timestamp.now() })
                let events = try await store.read(name)
                if !events.isEmpty { return say("\(StreamStatement(name, events))") }
            }
            throw ValidationError("Nothing has happened in a stream “\(stream)” in \(data).")
        } catch let error as ValidationError {
            throw error
        } catch {
            FileHandle.standardError.write(Data("staff-app: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }
}
