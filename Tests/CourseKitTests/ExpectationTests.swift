import Testing

@testable import CourseKit

@Suite struct ExpectationTests {
    @Test(
        arguments: [
            ("Expectation failed: (cost → 3) == 2", "cost == 2", "cost is 3"),
            (
                "Expectation failed: (f(\"(\") → 3) == (n → 1)", "f(\"(\") == n",
                "f(\"(\") is 3, n is 1"
            ),
            ("Expectation failed: x → nil", "x", "x is nil"),
            ("Expectation failed: !(list.isEmpty → true)", "!list.isEmpty", "list.isEmpty is true"),
            (
                "Expectation failed: !((ids → [a(1)]).contains(.number(3) → 3) → true)",
                "!ids.contains(.number(3))",
                "ids is [a(1)], .number(3) is 3, ids.contains(.number(3)) is true"
            ),
            (
                "Expectation failed: !(ids → [1]).contains(.number(3) → 3) → true",
                "!ids.contains(.number(3))",
                "ids is [1], .number(3) is 3, !ids.contains(.number(3)) is true"
            ),
            ("Expectation failed: (pay → 5) == (6_00 → 600)", "pay == 6_00", "pay is 5"),
            ("Expectation failed: false", "false", "it does not hold"),
            (
                "Expectation failed: expected error \".b\" of type E, but \".a(2)\" of type E was thrown instead",
                "the error \".b\" of type E", "the error \".a(2)\" of type E"
            ),
            (
                "Expectation failed: expected error of type E, but \"x\" of type F was thrown instead",
                "an error of type E", "the error \"x\" of type F"
            ),
            (
                "Expectation failed: an error was expected but none was thrown", "an error",
                "no error"
            ),
            ("Caught error: .a(2)", "no error", "the error .a(2)"),
            (
                "Time limit was exceeded: 60.000 seconds", nil,
                "Time limit was exceeded: 60.000 seconds"
            ),
        ] as [(String, String?, String)])
    func `a message is taken apart`(message: String, expected: String?, got: String) {
        #expect(Expectation(message) == Expectation(expected: expected, got: got))
    }
}

@Suite struct OutputTests {
    @Test func `a compiler's line is an error with its place`() {
        let line = "/a b/Exercises/Lesson1/Step1_A.swift:9:46: error: cannot convert: 'x'"
        let place = Place(file: "/a b/Exercises/Lesson1/Step1_A.swift", line: 9)
        #expect(
            Diagnostic(line: line)
                == Diagnostic(kind: .error, place: place, message: "cannot convert: 'x'"))
        #expect(Diagnostic(line: "  |  `- error: cannot convert") == nil)
        #expect(Diagnostic(line: "error: fatalError") == nil)
    }

    @Test func `building, waiting and testing are told apart`() {
        var progress = BuildProgress()
        #expect(progress.take("[3/5] Emitting module A") == "Building 3 of 5: Emitting module A")
        #expect(progress.take("anything else") == nil)
        #expect(!progress.hasBuilt)
        #expect(progress.take("Build complete! (0.12s)") == "Running the tests")
        #expect(
            progress.take("◇ Test \"a b\" started.") == "Running the tests: 0 done, now: a b")
        #expect(progress.take("◇ Test case passing 1 argument x → 1 to \"a b\" started.") == nil)
        #expect(progress.take("✘ Test \"a b\" recorded an issue at A.swift:1:2: no") == nil)
        #expect(
            progress.take("◇ Test \"c\" started.") == "Running the tests: 0 done, now: a b")
        #expect(
            progress.take("✔ Test \"c\" with 2 test cases passed after 0.1 seconds.")
                == "Running the tests: 1 done, now: a b", "If one hangs, it is the oldest.")
        #expect(
            progress.take("✘ Test \"a b\" failed after 0.1 seconds with 1 issue.")
                == "Running the tests: 2 done")
        #expect(progress.take("✘ Test run with 2 tests failed after 1 seconds.") == nil)
    }

    @Test func `a trap names its reason and the student's line`() {
        var trap = Trap()
        trap.take("Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range")
        trap.take(
            "1 [ra] 0x1 static A.b(_:) + 9 in T.xctest at /c/Exercises/Lesson1/Step1_A.swift:3:16")
        trap.take("2 [ra] 0x1 main + 9 in T.xctest at /c/Tests/Lesson1Tests/X.swift:3:16")
        #expect(trap.reason == "Fatal error: Index out of range")
        #expect(trap.places == [Place(file: "/c/Exercises/Lesson1/Step1_A.swift", line: 3)])
    }

    @Test func `a status without a terminal is a line every so often`() {
        let lines = Lines()
        let status = StatusLine(isTerminal: false, interval: .seconds(60), write: lines.add)
        status.begin("Building")
        status.update("Building 1 of 2")
        status.update("Building 2 of 2")
        status.begin("Testing")
        status.end()
        #expect(lines.all == ["Building\n", "Testing\n"])
    }

    @Test func `text is broken at spaces, and longer words stay whole`() {
        #expect("one two three".wrapped(width: 9, indent: "  ") == "  one two\n  three")
        #expect("onetwothree".wrapped(width: 5) == "onetwothree")
    }
}
