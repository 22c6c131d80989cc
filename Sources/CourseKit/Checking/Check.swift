public import Foundation

/// Runs the tests of a step or a lesson, and writes down what they measured.
public struct Check: Sendable {
    public let course: Course
    public let store: ProgressStore

    public init(course: Course) {
        self.course = course
        store = ProgressStore(root: course.root)
    }

    /// - Throws: ``CourseError`` when the tests can't be run, or the result can't be kept.
    public func run(
        _ target: CheckTarget, progress: CourseProgress, now: Date, status: StatusLine = .silent
    ) async throws -> CheckResult {
        var test = SwiftTest(
            package: course.root, stream: course.file(".course/runs/check.jsonl"))
        test.solved = progress.solved
        test.filter = target.filter
        ExerciseDates(of: course).renew()
        if !isBuilt { status.say(Check.firstBuild) }
        status.begin("Building")
        let run = try await test.run(status: status)
        status.end()
        var progress = progress
        var verdicts: [StepVerdict] = []
        if case .finished(let report) = run.outcome {
            verdicts = target.steps.map { StepVerdict(step: $0, results: report.results(of: $0)) }
            // What comes from Solutions/ says nothing about the student.
            let own = verdicts.filter {
                !$0.results.isEmpty && !$0.isSkipped && $0.step.id.lesson >= progress.started ?? 1
            }
            progress = try store.update { progress in
                for verdict in own {
                    progress[verdict.step.id].passed = verdict.passed
                    progress[verdict.step.id].total = verdict.results.count
                    progress[verdict.step.id].checkedAt = now
                }
            }
        }
        return CheckResult(target: target, run: run, verdicts: verdicts, progress: progress)
    }

    static let firstBuild =
        "The first build compiles the packages that the app uses, "
        + "which takes some minutes."

    private var isBuilt: Bool {
        let folder = course.file(".build/debug").path(percentEncoded: false)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.contains { $0.hasSuffix(".xctest") }
    }
}

/// How the tests of one step fared.
public struct StepVerdict: Hashable, Sendable {
    public let step: Step
    public let results: [TestResult]

    public init(step: Step, results: [TestResult]) {
        self.step = step
        self.results = results
    }

    public var passed: Int { results.count { $0.verdict == .passed } }
    public var failures: [TestResult] {
        isSkipped ? [] : results.filter { $0.verdict != .passed }
    }
    public var isGreen: Bool { !results.isEmpty && !isSkipped && failures.isEmpty }

    /// Whether all of it was left out, because the step's trait is missing.
    public var isSkipped: Bool {
        step.isSkipped() && !results.isEmpty && results.allSatisfy { $0.verdict == .skipped }
    }
}

/// What a check found.
public struct CheckResult: Sendable {
    public let target: CheckTarget
    public let run: TestRun
    /// One for each step. Empty when the tests did not run to their end.
    public let verdicts: [StepVerdict]
    /// The progress, this check included.
    public let progress: CourseProgress

    /// What is skipped for want of a trait is neither red nor, alone, green.
    public var isGreen: Bool {
        verdicts.contains(where: \.isGreen) && verdicts.allSatisfy { $0.isGreen || $0.isSkipped }
    }

    private var couldNotRun: Bool {
        verdicts.contains { $0.results.isEmpty } || verdicts.allSatisfy(\.isSkipped)
    }

    /// 0 green, 1 red, 2 could not be run.
    public var exitCode: Int32 {
        switch run.outcome {
        case .finished: isGreen ? 0 : couldNotRun ? 2 : 1
        case .didNotCompile, .died, .hung: 1
        case .nothingMatched, .couldNotRun: 2
        }
    }
}
