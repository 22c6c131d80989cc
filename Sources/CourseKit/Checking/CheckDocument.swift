/// What a check found, for a script or a class's autograder: `course check --json`.
public struct CheckDocument: Encodable, Sendable {
    public enum Outcome: String, Encodable, Sendable {
        case green, red
        case didNotCompile = "did-not-compile"
        case died
        case hung
        case nothingMatched = "nothing-matched"
        case couldNotRun = "could-not-run"
    }

    public struct Step: Encodable, Sendable {
        public let id: String
        public let passed: Int
        public let total: Int
        public let tests: [Test]
        /// The known mistake that it looks like.
        public let mistake: Mistake?
    }

    public struct Test: Encodable, Sendable {
        public let rule: String
        public let passed: Bool
        public let issues: [Issue]
    }

    public struct Issue: Encodable, Sendable {
        public let text: String
        public let comments: [String]
        public let file: String?
        public let line: Int?
    }

    public struct Mistake: Encodable, Sendable {
        public let summary: String
        public let advice: String
    }

    public struct CompileError: Encodable, Sendable {
        public let message: String
        public let file: String
        public let line: Int
    }

    public let target: String
    public let outcome: Outcome
    /// As the command's exit status: 0 green, 1 red, 2 could not be run.
    public let exitCode: Int32
    public let steps: [Step]
    public let errors: [CompileError]

    public init(_ result: CheckResult, course: Course, mistakes: MistakeBook) {
        target = result.target.heading
        exitCode = result.exitCode
        steps = result.verdicts.map { verdict in
            let known = mistakes.recognise(in: verdict.results, of: verdict.step.id)
            return Step(
                id: verdict.step.id.description, passed: verdict.passed,
                total: verdict.results.count,
                tests: verdict.results.map { Test($0, in: course) },
                mistake: known.map { Mistake(summary: $0.summary, advice: $0.advice) })
        }
        var errors: [CompileError] = []
        switch result.run.outcome {
        case .finished: outcome = result.isGreen ? .green : .red
        case .nothingMatched: outcome = .nothingMatched
        case .didNotCompile(let diagnostics):
            outcome = .didNotCompile
            errors = diagnostics.map {
                CompileError(
                    message: $0.message, file: course.relative($0.place.file), line: $0.place.line)
            }
        case .died: outcome = .died
        case .hung: outcome = .hung
        case .couldNotRun: outcome = .couldNotRun
        }
        self.errors = errors
    }
}

extension CheckDocument.Test {
    init(_ result: TestResult, in course: Course) {
        self.init(
            rule: result.name.rule, passed: result.verdict == .passed,
            issues: result.issues.map {
                CheckDocument.Issue(
                    text: $0.text, comments: $0.comments,
                    file: $0.place.map { course.relative($0.file) }, line: $0.place?.line)
            })
    }
}
