import Testing

@testable import CourseKit

@Suite struct PageTests {
    let page = Page(
        """
        # Lesson 1, step 2: business logic

        Words.

        ```
        swift test --filter Lesson1Tests.Step2
        ```

        <details><summary>Hint 1</summary>

        A question?
        Or two?
        </details>
        <details><summary>Not a hint</summary>
        Answer.
        </details>
        <details><summary>Hint 2</summary> A place.
        </details>
        <details><summary>Hint 3</summary>

        ```swift
            let a = 1

        let b = 2
        ```
        </details>
        """)

    @Test func `the title follows the colon of the first heading`() {
        #expect(page.title == "business logic")
        #expect(Page("# The course\n").title == "The course")
        #expect(Page("no heading").title == nil)
    }

    @Test func `hints are the folded blocks in their order`() {
        #expect(
            page.hints == [
                "A question?\nOr two?", "A place.",
                "```swift\n    let a = 1\n\nlet b = 2\n```",
            ])
    }

    @Test func `hints are read from a file with carriage returns too`() {
        #expect(Page(page.text.replacing("\n", with: "\r\n")).hints == page.hints)
    }

    @Test func `only a fence marked swift is an excerpt`() {
        #expect(page.excerpts == [Excerpt(line: 21, code: ["    let a = 1", "", "let b = 2"])])
    }

    @Test func `an excerpt is found whatever its indentation, line after line`() {
        let excerpt = page.excerpts[0]
        #expect(excerpt.isQuoted(from: ["x", "let a = 1", "", "let b = 2", "y"]))
        #expect(!excerpt.isQuoted(from: ["let a = 1", "let b = 2"]))
        #expect(!excerpt.isQuoted(from: ["let a = 1"]))
    }

    @Test func `after the third hint comes the third again, with the solution`() throws {
        try TemporaryFolder.with { folder in
            let step = Step(
                id: StepID(lesson: 1, part: .step(1)), name: "A", title: "a")
            try folder.write(page.text, to: "Lessons/Lesson1/Step1-A.md")
            try folder.write("", to: "Exercises/Lesson1/Step1_A.swift")
            let hints = try Hints(of: step, in: try Course(root: folder.root))
            #expect(hints.next(after: 0, style: .plain).shown == 1)
            #expect(hints.next(after: 1, style: .plain).text.contains("A place."))
            let last = hints.next(after: 3, style: .plain)
            #expect(last.shown == 3)
            #expect(last.text.contains("let b = 2"))
            #expect(last.text.contains("Solutions/Lesson1/Step1_A.swift"))
        }
    }
}
