import ArgumentParser
import Foundation
import Hosting
import Logging

/// What every way to start a service asks for.
struct ServiceOptions: ParsableArguments {
    @Option(help: "The lesson whose architecture is served.")
    var lesson: Int

    @Option(help: "The port on 127.0.0.1, or 0 for one that is free.")
    var port = 0

    @Option(help: "In Lesson 5, where the events are kept: the nodes that `course nats up` prints.")
    var nats: String?

    @Flag(help: "With the bug on purpose: yearly pay traps on an absurd salary.")
    var withBug = false

    @Option(help: "How many seconds requests in flight may take to end after SIGTERM.")
    var drainLimit = 10.0

    @Option(
        help: """
            Log from this level on, to standard error: debug, info (a line for each request), \
            notice, warning, error.
            """,
        transform: ServiceOptions.level)
    var logLevel = Logger.Level.notice

    /// - Parameter service: the name under which it logs.
    func settings(for service: String) -> ServiceSettings {
        var logger = Logger(label: service) { [logLevel] in
            JSONLogHandler(label: $0, level: logLevel)
        }
        logger.logLevel = logLevel
        return ServiceSettings(port: port, logger: logger, drainLimit: .seconds(drainLimit))
    }

    /// Checks the options and makes the folder, then runs `body`. An error is one line that says
    /// what to do.
    func run(data: String, _ body: () async throws -> Void) async throws {
        try await reporting {
            try check()
            try makeFolder(data)
            try await body()
        }
    }

    // Not in `validate`, which would print the usage too: one line says what to do.
    private func check() throws {
        guard (1...5).contains(lesson) else {
            throw ValidationError("There is no app of lesson \(lesson). Use --lesson 1 to 5.")
        }
        guard (lesson == 5) == (nats != nil) else {
            throw ValidationError(
                "Lesson 5 keeps events on NATS, and no other lesson does. Start nodes with "
                    + "`./course nats up`, and give their address to --lesson 5 with --nats.")
        }
        guard (0...65535).contains(port) else {
            throw ValidationError(
                "There is no port \(port). Use --port with a number from 0 to 65535.")
        }
        guard (0...3600).contains(drainLimit) else {
            throw ValidationError("Use --drain-limit with a number of seconds from 0 to 3600.")
        }
    }

    private static func level(_ name: String) throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: name) else {
            throw ValidationError("“\(name)” is not a level. Use debug, info, warning or error.")
        }
        return level
    }
}

/// Runs `body`. An error is one line that says what to do.
func reporting(_ body: () async throws -> Void) async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
        try await body()
    } catch {
        FileHandle.standardError.write(Data("staff-app: \(error)\n".utf8))
        throw ExitCode.failure
    }
}

/// Makes the folder at `path`, if there is none.
func makeFolder(_ path: String) throws {
    do {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    } catch {
        throw ValidationError(
            "The folder \(path) can't be made. Choose another with --data, or mend its "
                + "permissions.")
    }
}

/// Writes to standard output at once: whoever waits for the address may read it through a pipe.
func say(_ text: String) {
    FileHandle.standardOutput.write(Data("\(text)\n".utf8))
}
