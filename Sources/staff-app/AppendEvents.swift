import ArgumentParser
import EventStore
import EventStoreSQLite
import Foundation
import Lesson3

/// Appends until it is ended. For those who want to end it, and see what is left.
struct AppendEvents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "append-events",
        abstract: "Append batches of three events for ten seconds, and print each new version.",
        shouldDisplay: false)

    @Option(help: "The folder for events.sqlite.")
    var data: String

    func run() async throws {
        do {
            let store = SQLiteEventStore(
                try EventDatabase(data + "/events.sqlite"), now: { Timestamp.now() })
            let start = ContinuousClock.now
            while ContinuousClock.now - start < .seconds(10) {
                let batch = (1...3).map { number in
                    EventToAppend(
                        id: UUID(), type: "counted", payload: Data("\(number)".utf8),
                        metadata: Data("{}".utf8))
                }
                say("\(try await store.append(batch, to: "list", expecting: .any).version)")
            }
        } catch {
            FileHandle.standardError.write(Data("staff-app: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }
}
