import Testing

@testable import CourseKit

@Suite struct MistakeTests {
    @Test func `a header has a summary, tests and advice, which may go on below`() throws {
        let header = try MistakeHeader(
            """
            Mistake: pending days
            are free.
            Caught by: Step2_A/`one, and two / three`
            Caught by: Step2_A/four()
            Tell the student: Think of the days
            that nobody has answered.

            --- a/Solutions/Lesson1/Step2_A.swift
            +++ b/Solutions/Lesson1/Step2_A.swift
            """, file: "x.patch")
        #expect(header.summary == "pending days are free.")
        #expect(header.advice == "Think of the days that nobody has answered.")
        #expect(
            header.caughtBy == [
                CaughtBy(suite: "Step2_A", rule: "one, and two / three"),
                CaughtBy(suite: "Step2_A", rule: "four"),
            ])
    }

    @Test(
        arguments: [
            "", "Mistake: a\nTell the student: b\n", "Caught by: S/`a`\nTell the student: b\n",
            "Mistake: a\nCaught by: S/`a`\n", "Mistake: a\nCaught by: S\nTell the student: b\n",
            "Mistake: a\nCaught by: S/`a\nTell the student: b\n", "Words.\nMistake: a\n",
            "Mistake: a\nCaught by: S/`a`\nCaught by: S/`a`\nTell the student: b\n",
        ])
    func `a malformed header is an error that names the file`(text: String) {
        let error = #expect(throws: CourseError.self) {
            try MistakeHeader(text, file: "Step2-x.patch")
        }
        #expect(error?.problem.contains("Step2-x.patch") == true)
    }

    private let step = StepID(lesson: 1, part: .step(1))

    private func mistake(_ name: String, _ rules: String...) -> Mistake {
        Mistake(
            file: name, step: step, summary: name,
            caughtBy: Set(rules.map { CaughtBy(suite: "Step1_Counting", rule: $0) }), advice: "")
    }

    @Test func `a mistake is recognised by exactly the tests that fail`() {
        let book = MistakeBook(mistakes: [mistake("m", "a", "b"), mistake("n", "a")])
        let both = [result("a", .failed, "x"), result("b", .failed, "x"), result("c", .passed)]
        #expect(book.recognise(in: both, of: step)?.file == "m")
        #expect(book.recognise(in: both + [result("d", .failed, "x")], of: step) == nil)
        #expect(book.recognise(in: [result("a", .passed)], of: step) == nil)
    }

    @Test func `what a failure shows tells two mistakes with the same tests apart`() {
        func mistake(_ name: String, shows: String) -> Mistake {
            Mistake(
                file: name, step: step, summary: name,
                caughtBy: [CaughtBy(suite: "Step1_Counting", rule: "a")], shows: shows, advice: "")
        }
        let book = MistakeBook(mistakes: [
            mistake("m", shows: "total is 7"), mistake("n", shows: "total is 5"),
        ])
        let seven = [result("a", .failed, "Expectation failed: total is 7")]
        #expect(book.recognise(in: seven, of: step)?.file == "m")
        #expect(book.recognise(in: [result("a", .failed, "total is 9")], of: step) == nil)
    }

    @Test func `two mistakes with the same tests leave a doubt, so none is named`() {
        let book = MistakeBook(mistakes: [mistake("m", "a"), mistake("n", "a")])
        #expect(book.recognise(in: [result("a", .failed, "x")], of: step) == nil)
    }

    @Test func `a step that is not all written shows no mistake`() {
        let book = MistakeBook(mistakes: [mistake("m", "a")])
        let stub = "Caught error: Not yet: step 1.1, count. Write it in Exercises/A.swift, line 3."
        #expect(book.recognise(in: [result("a", .failed, stub)], of: step) == nil)
    }

    @Test func `the patches of a course are read, and those that can't be are named`() throws {
        try TemporaryFolder.with { folder in
            let header = "Mistake: a.\nCaught by: Step1_A/`b`\nTell the student: c.\n\n"
            try folder.write("", to: "Exercises/Lesson1/Step1_A.swift")
            try folder.write(header, to: "Tests/Mistakes/Lesson1/Step1-good.patch")
            try folder.write("", to: "Tests/Mistakes/Lesson1/Step1-empty.patch")
            try folder.write(header, to: "Tests/Mistakes/Lesson1/Step9-nobody.patch")
            let book = MistakeBook(of: try Course(root: folder.root))
            #expect(book.mistakes.map(\.file) == ["Tests/Mistakes/Lesson1/Step1-good.patch"])
            #expect(book.malformed.count == 2)
        }
    }
}
