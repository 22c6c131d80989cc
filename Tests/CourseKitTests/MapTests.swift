import Foundation
import Testing

@testable import CourseKit

extension TemporaryFolder {
    func write(_ text: String, to path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Two lessons, of two steps and of one, the first with its whole app.
    func writeCourse() throws {
        try write("", to: "Package.swift")
        try write("# Lesson 1: a single process\n", to: "Lessons/Lesson1/README.md")
        try write("# Lesson 1, step 1: data access\n", to: "Lessons/Lesson1/Step1-DataAccess.md")
        for name in ["Lesson1/Step1_DataAccess", "Lesson1/Step10_LastOne", "Lesson2/Step1_OwnData"]
        {
            try write("", to: "Exercises/\(name).swift")
        }
        try write("", to: "Exercises/Lesson1/Notes.txt")
        try write("", to: "Tests/Lesson1Tests/WholeAppTests.swift")
    }
}

@Suite struct MapTests {
    @Test func `a course is what its folders hold`() throws {
        try TemporaryFolder.with { folder in
            try folder.writeCourse()
            let course = try Course(root: folder.root)
            #expect(course.lessons.map(\.title) == ["a single process", ""])
            #expect(course.steps.map { "\($0.id)" } == ["1.1", "1.10", "1.app", "2.1"])
            #expect(
                course.steps.map(\.title) == [
                    "data access", "last one", "the whole app", "own data",
                ])
            #expect(course.upcoming.map(\.number) == [3, 4, 5])
            #expect(course.steps[0].page == "Lessons/Lesson1/Step1-DataAccess.md")
            #expect(course.steps[0].filter == "Lesson1Tests\\.Step1_")
        }
    }

    @Test func `step 1 does not own the tests of step 10`() throws {
        let first = Step(id: StepID(lesson: 1, part: .step(1)), name: "A", title: "a")
        #expect(first.owns(TestName(module: "Lesson1Tests", suite: "Step1_A", rule: "r")))
        #expect(!first.owns(TestName(module: "Lesson1Tests", suite: "Step10_A", rule: "r")))
        #expect(!first.owns(TestName(module: "Lesson2Tests", suite: "Step1_A", rule: "r")))
    }

    @Test func `a checkout is found from a folder inside it`() throws {
        try TemporaryFolder.with { folder in
            try folder.writeCourse()
            let inside = folder.root.appending(path: "Exercises/Lesson1")
            let outside = URL(filePath: "/")
            #expect(try Course.find(from: [outside, inside]).lessons.count == 2)
            #expect(throws: CourseError.self) { try Course.find(from: [outside]) }
        }
    }

    @Test func `a fresh clone begins at the first step`() throws {
        try TemporaryFolder.with { folder in
            try folder.writeCourse()
            let course = try Course(root: folder.root)
            let text = MapView(course: course, progress: CourseProgress(), style: .plain).text
            #expect(text.contains("  ▸  1.1    data access    next"))
            #expect(text.contains("Lesson 3: event sourcing  (to come)"))
            #expect(text.contains("open   Exercises/Lesson1/Step1_DataAccess.swift"))
            #expect(text.contains("read   Lessons/Lesson1/Step1-DataAccess.md"))
        }
    }

    @Test func `the map shows what is done, what is next and what was edited since`() throws {
        try TemporaryFolder.with { folder in
            try folder.writeCourse()
            let course = try Course(root: folder.root)
            var progress = CourseProgress()
            progress[course.steps[0].id].passed = 3
            progress[course.steps[0].id].total = 3
            progress[course.steps[0].id].checkedAt = .distantPast
            progress[course.steps[1].id].passed = 1
            progress[course.steps[1].id].total = 4
            let text = MapView(course: course, progress: progress, style: .plain).text
            #expect(text.contains("  ✔  1.1    data access    done, edited since"))
            #expect(text.contains("  ▸  1.10   last one       next, passes 1 of 4"))
        }
    }

    @Test(arguments: [("1.2", "1.2"), ("1.app", "1.app"), ("1.App", "1.app")])
    func `a step is named as in 1.2`(text: String, name: String) {
        #expect(StepID(text)?.description == name)
    }

    @Test(arguments: ["", "1", "1.", ".2", "1.0", "0.1", "-1.2", "1.2.3", "one.two"])
    func `anything else names no step`(text: String) {
        #expect(StepID(text) == nil)
    }
}
