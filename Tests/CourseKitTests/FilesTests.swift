import Foundation
import Testing

@testable import CourseKit

/// What `course solution` and `course reset` do with a student's file.
@Suite struct FilesTests {
    private let path = "Exercises/Lesson1/Step1_Counting.swift"

    private func withClone(
        _ body: (TinyCourse, Course, Step) async throws -> Void
    ) async throws {
        let tiny = try TinyCourse()
        defer { tiny.remove() }
        try await tiny.initialiseGit()
        let commit = [
            "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "Shipped",
        ]
        for arguments in [["add", "-A"], commit] {
            let result = try await Child("git", arguments, in: tiny.root).output()
            try #require(result.ending.isSuccess, "\(result.text)")
        }
        let course = try tiny.course
        let step = try course.requiredStep(StepID(lesson: 1, part: .step(1)))
        try await body(tiny, course, step)
    }

    @Test func `a reset puts the shipped file back, byte for byte, and keeps the student's`()
        async throws
    {
        try await withClone { tiny, course, step in
            let shipped = try tiny.read(path)
            try tiny.write("// Mine, äöü.\n", to: path)
            let result = try await Reset(course: course).run(step, now: Date())
            #expect(try tiny.read(path) == shipped)
            #expect(try tiny.read(try #require(result.copy)) == "// Mine, äöü.\n")
            #expect(result.revision == "HEAD", "There is no other version in this checkout.")
        }
    }

    @Test func `two resets in one second keep both files`() async throws {
        try await withClone { tiny, course, step in
            let now = Date()
            var copies: Set<String> = []
            for text in ["one\n", "two\n"] {
                try tiny.write(text, to: path)
                let copy = try #require(
                    try await Reset(course: course).run(step, now: now).copy)
                #expect(try tiny.read(copy) == text)
                copies.insert(copy)
            }
            #expect(copies.count == 2)
        }
    }

    @Test func `the shipped file is left as it is, and so is a student's that can't be reset`()
        async throws
    {
        try await withClone { tiny, course, step in
            let none = try await Reset(course: course).run(step, now: Date())
            #expect(none.copy == nil)
            try tiny.write("// Mine.\n", to: path)
            await #expect(throws: CourseError.self, "There is no such version.") {
                try await Reset(course: course).run(step, from: "nowhere", now: Date())
            }
            #expect(try tiny.read(path) == "// Mine.\n")
        }
    }

    @Test func `a solution is shown beside the student's file, with the reason`() async throws {
        try await withClone { tiny, course, step in
            let solution = "// Nothing else.\n"
            let why = "// Why: one pass\n// is enough.\n\n"
            try tiny.write(why + solution, to: "Solutions/Lesson1/Step1_Counting.swift")
            let diff = try await SolutionDiff(of: step, in: course)
            let text = diff.text(.plain)
            #expect(diff.why == "one pass is enough.")
            #expect(text.contains("- \(path)\n+ Solutions/Lesson1/Step1_Counting.swift"))
            #expect(diff.lines.contains { $0.hasPrefix("-") && $0.contains("NotYet") })
            #expect(text.hasSuffix("Why: one pass is enough."))

            try tiny.write(why + solution, to: path)
            let same = try await SolutionDiff(of: step, in: course)
            #expect(same.text(.plain).contains("The two are the same."))
        }
    }

    @Test func `a step is skipped by taking its solution, and the student's file is kept`()
        async throws
    {
        try await withClone { tiny, course, step in
            try tiny.write("// Mine.\n", to: path)
            let copy = try ExerciseFile.takeSolution(of: step, in: course, now: Date())
            #expect(try tiny.read(try #require(copy)) == "// Mine.\n")
            #expect(try tiny.read(path) == tiny.read("Solutions/Lesson1/Step1_Counting.swift"))
            let again = try ExerciseFile.takeSolution(of: step, in: course, now: Date())
            #expect(again == nil, "It is there already.")
        }
    }

    @Test func `a second text within a second gets a date of its own`() throws {
        let tiny = try TinyCourse()
        defer { tiny.remove() }
        let dates = ExerciseDates(of: try tiny.course)
        let file = tiny.root.appending(path: path)
        let name = file.path(percentEncoded: false)
        func second() throws -> Double {
            let date = try FileManager.default.attributesOfItem(atPath: name)[.modificationDate]
            return try #require(date as? Date).timeIntervalSince1970.rounded(.down)
        }
        let date = Date(timeIntervalSince1970: 1_800_000_000)
        for text in ["one", "two", "three"] {
            try Data(text.utf8).write(to: file)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: name)
            dates.renew()
            let expected = text == "two" ? date.addingTimeInterval(1) : date
            #expect(try second() == expected.timeIntervalSince1970, "\(text)")
        }
        dates.renew()
        #expect(try second() == date.timeIntervalSince1970, "The same text keeps its date.")
    }
}
