import Testing

@testable import CourseKit

@Suite struct TestReportTests {
    @Test(arguments: [Recording.version0, .version63])
    func `a finished run has a verdict for each test function`(recording: Recording) throws {
        let report = try recording.report
        let verdicts = Dictionary(
            uniqueKeysWithValues: report.results.map { ($0.name.rule, $0.verdict) })
        #expect(report.isComplete)
        #expect(
            verdicts == [
                "two is two, isn't it": .failed, "passes": .passed, "a stub throws": .failed,
                "with arguments": .failed, "wrong error": .failed, "stub in expect": .failed,
                "no error": .failed, "skipped": .skipped, "known": .passed,
                "a warning only": .passed, "recorded": .failed, "required": .failed,
                "arrays": .failed, "thrown from test": .failed, "Nested/in nested": .failed,
            ])
    }

    @Test(arguments: [Recording.version0, .version63])
    func `an issue keeps its text, its comment and its place`(recording: Recording) throws {
        let report = try recording.report
        let result = try #require(report.results.first { $0.name.rule == "two is two, isn't it" })
        #expect(
            result.issues == [
                Issue(
                    text: "Expectation failed: (two() → 3) == 2",
                    comments: ["two is what comes after one"],
                    place: Place(file: "/course/Tests/Lesson1Tests/Step2_LogicTests.swift", line: 5)
                )
            ])
        #expect(result.name.module == "Lesson1Tests")
        #expect(result.name.suite == "Step2_Logic")
    }

    @Test func `every case of a test with arguments adds its issues to the one test`() throws {
        let report = try Recording.version0.report
        let result = try #require(report.results.first { $0.name.rule == "with arguments" })
        #expect(result.issues.count == 2)
    }

    @Test func `a run that died says which test began last`() throws {
        let report = try Recording.crash.report
        #expect(!report.isComplete)
        #expect(report.lastStarted?.rule == "the crash")
        #expect(report.unfinished.map(\.rule) == ["the crash"])
        #expect(report.results.map(\.verdict) == [.passed, .unfinished, .notRun])
    }

    @Test func `a line that is cut short is passed over`() throws {
        let report = TestReport(stream: "{\"kind\":\"event\",\"payload\":{\"kind\":\"runEn")
        #expect(report.results.isEmpty && !report.isComplete)
    }

    @Test func `a stub is known wherever in a message it stands`() throws {
        let report = try Recording.version0.report
        let notYet = report.results.filter(\.isNotYet).map(\.name.rule)
        #expect(notYet == ["a stub throws", "stub in expect"])
        let issue = try #require(report.results.first { $0.isNotYet }?.issues.first)
        let notice = try #require(NotYetNotice(in: issue.text))
        #expect(notice.step == "1.2")
        #expect(notice.task == "return two")
        #expect(notice.place == Place(file: "Exercises/Lesson1/Step2_Logic.swift", line: 7))
    }
}

@Suite struct TestNameTests {
    @Test(
        arguments: [
            ("M.S/`a/b, c`()/F.swift:1:2", "M", "S", "a/b, c"),
            ("M.S/`with`(n:)/F.swift:1:2", "M", "S", "with"),
            ("M.S/plain()/F.swift:1:2", "M", "S", "plain"),
            ("M.S/Inner/`in`()/F.swift:1:2", "M", "S", "Inner/in"),
            ("M.free()/F.swift:1:2", "M", "", "free"),
        ])
    func `an id has module, suite and rule`(
        id: String, module: String, suite: String, rule: String
    ) {
        #expect(TestName(id: id) == TestName(module: module, suite: suite, rule: rule))
    }

    @Test func `a suite is no test`() {
        #expect(TestName(id: "M.S") == nil)
        #expect(TestName(id: "nothing") == nil)
    }
}
