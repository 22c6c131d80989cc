public import Classroom
import Foundation

/// One run of `course measure`: builds the app, lets it measure itself, and keeps the figures.
public struct MeasureSession: Sendable {
    private let course: Course
    private let solved: Solved
    private let isOptimised: Bool
    private let traits = Traits.current

    /// - Parameters:
    ///   - solved: which lessons are built from Solutions/.
    ///   - isOptimised: whether to build for release, which takes minutes the first time.
    public init(course: Course, solved: Solved, isOptimised: Bool) {
        self.course = course
        self.solved = solved
        self.isOptimised = isOptimised
    }

    /// - Throws: ``CourseError`` when the app can't be built, or does not come to an end.
    public func run(status: StatusLine = .silent) async throws -> Comparison {
        let output = course.file(".course/runs/measure.json")
        try prepare(output)
        if isOptimised { status.say("The first build for release takes some minutes.") }
        status.begin("Building the app")
        try await build(status)
        status.begin("Measuring")
        try await measure(into: output, status)
        status.end()
        guard
            var comparison = try? JSONDecoder().decode(
                Comparison.self, from: Data(contentsOf: output))
        else {
            throw CourseError("The run has left no figures.", remedy: "Run it again.")
        }
        comparison.name(solved)
        let written = WrittenLines(course: course, solved: solved)
        for index in comparison.architectures.indices {
            let lesson = comparison.architectures[index].lesson
            comparison.architectures[index].lines = written.upTo(lesson)
        }
        try keep(comparison)
        return comparison
    }

    private var configuration: String { isOptimised ? "release" : "debug" }

    /// With the traits of all other builds: without them SwiftPM would build everything anew.
    static func build(_ configuration: String, with traits: Set<String>) -> [String] {
        ["build", "--product", "staff-app", "-c", configuration]
            + (traits.isEmpty ? [] : ["--traits", traits.sorted().joined(separator: ",")])
    }

    private func build(_ status: StatusLine) async throws {
        let child = Child(
            "swift", MeasureSession.build(configuration, with: traits),
            environment: ["SOLVED": solved.variable], in: course.root)
        let log = ProgressLog()
        let ending = try await ticking(status, within: MeasureSession.buildLimit, log) {
            try await child.run { line in
                if let text = log.build(line) { status.update(text) }
            }
        }
        guard ending.isSuccess else {
            let found = log.errors.prefix(5).joined(separator: "\n")
            throw CourseError(
                "The app does not compile.\n\(found)",
                remedy: "`./course check` says more. With --solved the solutions are measured.")
        }
    }

    private func measure(into output: URL, _ status: StatusLine) async throws {
        let binary = course.file(".build/\(configuration)/staff-app")
        let child = Child(
            binary.path(percentEncoded: false),
            ["measure", "--output", output.path(percentEncoded: false)], in: course.root)
        let log = ProgressLog()
        let ending = try await ticking(status, within: MeasureSession.limit, log) {
            try await child.run { line in
                if log.measure(line), let text = log.measured { status.update(text) }
            }
        }
        guard ending.isSuccess else {
            throw CourseError(
                "The run ended early: \(log.last)",
                remedy: "Run it again. `./course doctor` looks at the machine.")
        }
    }

    /// Keeps the status moving, and ends what takes longer than anything here should.
    private func ticking(
        _ status: StatusLine, within limit: Int, _ log: ProgressLog,
        _ body: @escaping @Sendable () async throws -> Child.Ending
    ) async throws -> Child.Ending {
        try await withThrowingTaskGroup(of: Child.Ending?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for _ in 1...limit {
                    try await Task.sleep(for: .seconds(1))
                    if let text = log.measured { status.update(text) } else { status.tick() }
                }
                return nil
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            // The child is ended by its cancellation; wait for that.
            while await group.nextResult() != nil {}
            guard let first else {
                throw CourseError(
                    "It took longer than \(limit / 60) minutes, and was ended.",
                    remedy: "Close what else keeps the machine busy, and run it again.")
            }
            return first
        }
    }

    /// In seconds, on two cores: it takes a third of it.
    private static let limit = 300
    /// In seconds: of a first build for release on a slow machine.
    private static let buildLimit = 3600

    private func prepare(_ output: URL) throws {
        let folder = output.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try? FileManager.default.removeItem(at: output)
        } catch {
            throw CourseError.unwritable(folder)
        }
    }

    private func keep(_ comparison: Comparison) throws {
        do {
            try Data(comparison.jsonText.utf8).write(
                to: course.file(Comparison.file), options: .atomic)
        } catch {
            throw CourseError.unwritable(course.file(".course"))
        }
        try MeasurePage(comparison).write(in: course)
    }
}

extension Comparison {
    /// Says whose code was measured.
    mutating func name(_ solved: Solved) {
        switch solved {
        case .none: code = "yours"
        case .upTo(let lesson) where architectures.contains { $0.lesson > lesson }:
            (code, solutionsUpTo) = ("both", lesson)
        case .upTo, .all: code = "solutions"
        }
    }
}
