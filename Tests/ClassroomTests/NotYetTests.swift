import Classroom
import Testing

@Suite("A step that is not written")
struct NotYetTests {
    @Test func `it says which step, what to write, and where`() {
        let notYet = NotYet(
            "1.2", "count the working days",
            file: "/home/ada/course/Exercises/Lesson1/Step2_BusinessLogic.swift", line: 9)
        #expect(
            "\(notYet)"
                == "Not yet: step 1.2, count the working days. "
                + "Write it in Exercises/Lesson1/Step2_BusinessLogic.swift, line 9.",
            "The path is as short as in the list of files of an editor.")
    }

    @Test func `the last folder Exercises counts, and a file elsewhere is named in full`() {
        let twice = NotYet("1.1", "x", file: "/Exercises/mine/Exercises/Lesson1/A.swift", line: 1)
        #expect(twice.file == "Exercises/Lesson1/A.swift", "A clone may stand in such a folder.")
        let elsewhere = NotYet("1.1", "x", file: "/tmp/A.swift", line: 1)
        #expect(elsewhere.file == "/tmp/A.swift", "There is nothing to shorten.")
    }

    @Test func `it knows where it was made`() {
        let notYet = NotYet("1.1", "x")
        #expect(notYet.file.hasSuffix("NotYetTests.swift"), "The file is this one.")
        #expect(notYet.line == #line - 2, "The line is that of the stub.")
    }
}
