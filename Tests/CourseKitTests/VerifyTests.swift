import Testing

@testable import CourseKit

@Suite struct VerifyTests {
    private func failures(_ change: (TemporaryFolder) throws -> Void) throws -> [String] {
        try TemporaryFolder.with { folder in
            let good = try TinyCourse()
            defer { good.remove() }
            let tiny = TemporaryFolder(root: good.root)
            try change(tiny)
            let course = try Course(root: tiny.root)
            let checks = StaticChecks(
                course: course, lessons: course.lessons, mistakes: MistakeBook(of: course))
            return checks.proofs().filter { !$0.isProved }.map(\.claim)
        }
    }

    @Test func `a whole course has nothing to complain of`() throws {
        #expect(try failures { _ in } == [])
    }

    @Test func `a page without its hints, its file and its filter`() throws {
        let claims = try failures {
            try $0.write("# Lesson 1, step 1: counting\n", to: "Lessons/Lesson1/Step1-Counting.md")
        }
        #expect(
            claims == [
                "the page has 3 hints", "the page names its exercise", "the page names its tests",
            ])
    }

    @Test func `a page that names a file that is not there`() throws {
        let page = TinyCourse.counting.page + "\nSee `Sources/Staff/Nowhere.swift`.\n"
        let claims = try failures { try $0.write(page, to: "Lessons/Lesson1/Step1-Counting.md") }
        #expect(claims == ["the page names no file that is not there"])
    }

    @Test func `a file that is in one of the two folders, and one that is its own solution`() throws
    {
        let claims = try failures {
            try $0.write("", to: "Solutions/Lesson1/Helper.swift")
            try $0.write(TinyCourse.counting.solution, to: "Exercises/Lesson1/Step1_Counting.swift")
        }
        #expect(
            claims == [
                "Exercises/Lesson1 and Solutions hold the same files",
                "exercise and solution differ",
            ])
    }

    @Test func `a suite of another name, and a mistake that can't be read`() throws {
        let claims = try failures {
            try $0.write(
                "struct Step1_Other {}", to: "Tests/Lesson1Tests/Step1_CountingTests.swift")
            try $0.write("", to: "Tests/Mistakes/Lesson1/Step1-zero.patch")
        }
        #expect(claims == ["has its suite", "has at least 4 mistakes", "the mistake can be read"])
    }

    @Test func `a mistake has to be caught by exactly the tests that it names`() throws {
        let step = Step(id: StepID(lesson: 1, part: .step(2)), name: "Logic", title: "logic")
        let report = try Recording.version0.report
        let failed = report.results(of: step).filter { $0.verdict != .passed }
        let run = TestRun(ending: .exited(1), report: report, diagnostics: [], tail: [])
        func verdict(_ tests: Set<CaughtBy>) -> String? {
            let mistake = Mistake(
                file: "m", step: step.id, summary: "", caughtBy: tests, advice: "")
            return MistakeProofs.verdict(on: run, of: mistake, step: step)
        }
        let all = Set(failed.map { CaughtBy($0.name) })
        #expect(verdict(all) == nil)
        let few = verdict([CaughtBy(suite: "Step2_Logic", rule: "arrays")])
        #expect(few?.contains("Caught by: Step2_Logic/`two is two, isn't it`") == true)
        #expect(verdict(all.union([CaughtBy(suite: "Step2_Logic", rule: "more")])) != nil)
    }

    @Test func `the closing line counts every proof`() {
        let result = VerifyResult(
            lessons: [],
            proofs: [
                Proof(.reading, nil, "a"), Proof(.run, nil, "b", failure: "why"),
                Proof(.kit, nil, "c"),
            ])
        #expect(result.text(.plain).hasSuffix("\n2 passed, 1 failed"))
        #expect(result.text(.plain).contains("✘ b\n    why"))
        #expect(!result.isProved)
    }
}
