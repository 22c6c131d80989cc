import ArgumentParser
import EventComponents
import EventStore
import EventStoreSQLite
import Foundation
import GRDB
import StaffSQLite

/// Prints a stream as a statement.
struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Print a stream as a bank prints an account: what happened, who did it, what was true.",
        discussion: """
            Looks into every event store of the folder: files named *.events.sqlite. They are only read.

            Example: staff-app events salary-c90a897c-557e-4d62-877a-6a06891a31b1 \
            --data .course/data/lesson3
            """)

    @Argument(help: "The name of the stream, as in vacation-ID-2026.")
    var stream: String

    @Option(help: "The folder with the event stores.")
    var data = ".course/data/lesson3"

    func run() async throws {
        try await reporting {
            guard !stream.isEmpty else { throw ValidationError("A stream has a name.") }
            let name = StreamName(stream)
            for file in try files() {
                do {
                    let events = try events(of: name, in: "\(data)/\(file)")
                    if !events.isEmpty { return say("\(StreamStatement(name, events))") }
                } catch {
                    // The stream may be in another one.
                    FileHandle.standardError.write(Data("staff-app: \(error)\n".utf8))
                }
            }
            throw ValidationError(
                "Nothing has happened in a stream “\(stream.onOneLine)” in \(data).")
        }
    }

    private func files() throws -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []
        let files = all.filter { $0.hasSuffix(".events.sqlite") }.sorted()
        guard !files.isEmpty else {
            throw ValidationError(
                "There is no event store in \(data). Choose the folder with --data.")
        }
        return files
    }

    /// Opens the file for reading alone: what is only looked at stays as it is.
    private func events(of stream: StreamName, in path: String) throws -> [RecordedEvent] {
        do {
            return try StaffDatabase.openForReading(path).read { db in
                try RecordedEvent.fetchAll(
                    db,
                    sql: """
                        SELECT \(RecordedEvent.columns) FROM event WHERE stream = ?
                        ORDER BY stream_version
                        """,
                    arguments: [stream.text])
            }
        } catch let error as DatabaseError {
            throw DataStoreError(path: path, error)
        }
    }
}
