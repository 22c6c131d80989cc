import Foundation
import Testing

@testable import CourseKit

@Suite struct CheckReportTests {
    private func text(
        _ outcome: TestRun, step: Int = 1, verdicts: [TestResult] = [], all: Bool = false
    ) throws -> String {
        try TemporaryFolder.with { folder in
            try folder.writeCourse()
            let course = try Course(root: folder.root)
            let step = course.steps[0]
            let result = CheckResult(
                target: .step(step), run: outcome,
                verdicts: verdicts.isEmpty ? [] : [StepVerdict(step: step, results: verdicts)],
                progress: CourseProgress())
            let report = CheckReport(
                course: course, mistakes: MistakeBook(mistakes: []), style: .plain, showsAll: all)
            return report.text(result)
        }
    }

    private func run(_ report: TestReport?, errors: [Diagnostic] = [], tail: [String] = [])
        -> TestRun
    {
        TestRun(ending: .exited(1), report: report, diagnostics: errors, tail: tail)
    }

    private func finished() throws -> TestRun { run(try Recording.version0.report) }

    @Test func `five failures are shown in full, and the rest counted`() throws {
        let results = (1...7).map { result("rule \($0)", .failed, "Expectation failed: x → nil") }
        let few = try text(finished(), verdicts: results)
        #expect(few.contains("✘ rule 5\n    expected   x\n    got        x is nil"))
        #expect(!few.contains("✘ rule 6"))
        #expect(few.contains("and 2 more: `./course check 1.1 --all`"))
        #expect(few.contains("0 of 7 pass"))
        #expect(try text(finished(), verdicts: results, all: true).contains("✘ rule 7"))
    }

    @Test func `a green step names the next one`() throws {
        let green = try text(finished(), verdicts: [result("rule", .passed)])
        #expect(green.contains("✔ 1 of 1 pass"))
        #expect(green.contains("Green. Next is "))
    }

    @Test func `an error in another lesson says so`() throws {
        let place = Place(file: "Exercises/Lesson2/Step1_OwnData.swift", line: 3)
        let error = Diagnostic(kind: .error, place: place, message: "cannot find 'x'")
        let text = try text(run(nil, errors: [error]))
        #expect(text.contains("Exercises/Lesson2/Step1_OwnData.swift:3: cannot find 'x'"))
        #expect(text.contains("it belongs to Lesson 2, not to Lesson 1"))
    }

    @Test func `an error in a given file says how to bring it back`() throws {
        let place = Place(file: "Sources/Staff/Day.swift", line: 3)
        let error = Diagnostic(kind: .error, place: place, message: "expected '}'")
        #expect(
            try text(run(nil, errors: [error])).contains("git checkout -- Sources/Staff/Day.swift"))
    }

    @Test func `a run that died names the last test to begin`() throws {
        let text = try text(run(try Recording.crash.report))
        #expect(text.contains("The run died half-way"))
        #expect(text.contains("The last test to begin was the crash."))
    }

    @Test func `a filter that matches nothing is an error`() throws {
        let empty = TestReport(stream: #"{"kind":"event","payload":{"kind":"runEnded"}}"#)
        #expect(try text(run(empty)).contains("No test was found."))
    }

    @Test(
        arguments: [
            ("error: write: No space left on device", "The disk is full"),
            ("error: module 'X' is defined in both 'a.pcm' and 'b.pcm'", "The folder was moved"),
            (
                "error: precompiled file 'a' was compiled with module cache path 'b', but the path is 'c'",
                "The folder was moved"
            ),
            ("fatal error: 'sqlite3.h' file not found", "./course doctor"),
            ("error: Could not resolve host: github.com", "check the network"),
        ])
    func `what keeps the tests from running comes with what to do`(line: String, remedy: String)
        throws
    {
        let text = try text(run(nil, tail: [line]))
        #expect(text.contains("The tests could not be run."))
        #expect(text.contains(remedy))
    }
}
