import EventStore
import EventStoreSQLite
import Foundation
import Hosting
import Lesson3
import Subprocess
import Synchronization
import SystemPackage
import Testing

/// A process that appends batches of three events to one stream, as fast as it can.
struct Appender {
    /// The last version that it was told of.
    let acknowledged: Int
    let status: TerminationStatus
    let complaint: String

    /// Runs it on the store in `folder`.
    ///
    /// - Parameters:
    ///   - command: put before the program, to run it under a limit.
    ///   - batches: after how many acknowledged batches it is ended by SIGKILL. `nil` for never.
    static func run(
        in folder: String, under command: [String] = [], killedAfter batches: Int? = nil,
        options: PlatformOptions = PlatformOptions()
    ) async throws -> Appender {
        let words =
            command + [
                try builtExecutable("staff-app"), "append-events", "--data", folder,
            ]
        let heard = Mutex((acknowledged: 0, batches: 0, complaint: ""))
        let result = try await Subprocess.run(
            .path(.init(words[0])), arguments: .init(Array(words.dropFirst())),
            environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]),
            platformOptions: options, input: .none, output: .sequence,
            error: .combinedWithOutput
        ) { execution in
            for try await line in execution.standardOutput.strings() {
                let count = heard.withLock { heard in
                    guard let version = Int(line.split(separator: "\n").first ?? "") else {
                        heard.complaint += line.hasSuffix("\n") ? line : line + "\n"
                        return 0
                    }
                    heard.acknowledged = version
                    heard.batches += 1
                    return heard.batches
                }
                if count > 0, count == batches {
                    _ = kill(pid_t(execution.processIdentifier.value), SIGKILL)
                }
            }
        }
        let last = heard.withLock { $0 }
        return Appender(
            acknowledged: last.acknowledged, status: result.terminationStatus,
            complaint: last.complaint)
    }

    /// Holds what is in the file against what was acknowledged.
    func check(_ folder: String, _ comment: Comment) async throws {
        let store = SQLiteEventStore(
            try EventDatabase(folder + "/events.sqlite"), now: { Timestamp.now() })
        let events = try await store.read("list")
        try #require(
            events.map(\.streamVersion) == Array(1..<(events.count + 1)),
            "Versions have no hole. \(comment)")
        try #require(
            events.map(\.payload) == (0..<events.count).map { Data("\($0 % 3 + 1)".utf8) },
            "Batches are whole, in their order. \(comment)")
        try #require(
            events.count.isMultiple(of: 3),
            "Three are appended at a time, and \(events.count) are there. \(comment)")
        try #require(
            events.count >= acknowledged,
            "Version \(acknowledged) was acknowledged, \(events.count) is there. \(comment)")
        let next = try await store.append([.one], to: "list", expecting: .exactly(events.count))
        try #require(next.version == events.count + 1, "The store goes on. \(comment)")
    }
}

extension EventToAppend {
    /// An event with an id of its own.
    static var one: EventToAppend {
        EventToAppend(
            id: UUID(), type: "counted", payload: Data("1".utf8), metadata: Data("{}".utf8))
    }
}
