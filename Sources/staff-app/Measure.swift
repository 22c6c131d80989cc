import Architectures
import ArgumentParser
import Classroom
import Foundation
import Hosting
import Measuring
import UnixSignals

/// Puts the same load on all architectures, and writes what it measured.
struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put the same load on all architectures, one after the other, and measure.",
        discussion: """
            A line on standard error for each thing that it does. The figures are written as JSON. \
            `./course measure` runs this and makes a table and a page of it.

            Example: staff-app measure --output measure.json
            """)

    @Option(help: "The file for the figures. Standard output without it.")
    var output: String?

    @Option(
        name: .customLong("lesson"), help: "A lesson whose architecture is measured. All without.")
    var lessons: [Int] = []

    @Option(help: "How many people are hired first.")
    var employees = 500

    @Option(help: "How many raises are measured.")
    var raises = 1000

    @Option(help: "How many seconds each kind of request is sent.")
    var seconds = 4.0

    func validate() throws {
        guard lessons.allSatisfy((1...4).contains) else {
            throw ValidationError("Use --lesson with a number from 1 to 4.")
        }
        guard (10...10_000).contains(employees), (10...10_000).contains(raises),
            raises <= employees * 28 * 2, (0.1...60).contains(seconds)
        else {
            throw ValidationError(
                "Use --employees and --raises from 10 to 10000, at most 56 raises for each "
                    + "employee, and --seconds from 0.1 to 60.")
        }
    }

    func run() async throws {
        signal(SIGPIPE, SIG_IGN)
        let (lessons, size) = (
            lessons.isEmpty ? Array(1...4) : lessons,
            MeasuringRun.Size(employees: employees, raises: raises, seconds: seconds)
        )
        guard let found = try await untilInterrupted({ try await measure(lessons, size) }) else {
            throw ExitCode(130)
        }
        let machine = Comparison.Machine(
            cores: ProcessInfo.processInfo.activeProcessorCount,
            system: ProcessInfo.processInfo.operatingSystemVersionString, build: build)
        let comparison = Comparison(
            when: Date(), machine: machine, code: "yours", employees: size.employees,
            architectures: found)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let json = try encoder.encode(comparison)
        if let output {
            try json.write(to: URL(filePath: output), options: .atomic)
        } else {
            say(String(decoding: json, as: UTF8.self))
        }
    }

    private var build: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }
}

private func measure(
    _ lessons: [Int], _ size: MeasuringRun.Size
) async throws -> [MeasuredArchitecture] {
    let run = MeasuringRun(try ownPath(), size) { progress in
        let part = Double(lessons.firstIndex(of: progress.lesson) ?? 0) + progress.share
        let percent = Int(part / Double(lessons.count) * 100)
        FileHandle.standardError.write(
            Data("\(percent) % Lesson \(progress.lesson): \(progress.phase)\n".utf8))
    }
    var found: [MeasuredArchitecture] = []
    for lesson in lessons {
        found.append(
            try await run.measure(lesson: lesson, name: architectureNames[lesson - 1]) { folder in
                services(of: lesson).map { quiet($0, lesson, data: folder) }
            })
    }
    return found
}

/// As the lecture calls them, in the order of the lessons.
private let architectureNames = ["single process", "microservices", "event sourcing", "CQRS"]

/// A service that logs errors only: a line for each request would be measured too.
private func quiet(_ service: String, _ lesson: Int, data folder: String) -> Supervisor.Member {
    Supervisor.Member(service) { addresses in
        let arguments = [
            "serve", "--lesson", "\(lesson)", "--data", folder, "--log-level", "error",
        ]
        if lesson == 1 { return arguments }
        let needsPeers = service == "gateway" || service == "overview"
        let peers = addresses.sorted { $0.key < $1.key }.flatMap { ["--\($0)", $1] }
        return arguments + ["--service", service] + (needsPeers ? peers : [])
    }
}

/// Runs `body`, or returns `nil` when SIGINT or SIGTERM comes, once `body` has ended what it had
/// started.
private func untilInterrupted<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result? {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
    return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            for await _ in signals { break }
            return nil
        }
        let first = try await group.next() ?? nil
        group.cancelAll()
        while await group.nextResult() != nil {}
        return first
    }
}
