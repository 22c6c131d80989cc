import CourseKit
import Foundation
import Testing

/// Builds and runs a real, tiny course. Takes a minute or two, so it runs when it is asked for.
@Suite(
    .serialized,
    .enabled(if: ProcessInfo.processInfo.environment["COURSE_END_TO_END"] == "1"))
struct EndToEnd {
    @Test func `a student goes from the first stub to the last step`() async throws {
        let tiny = try TinyCourse()
        defer { tiny.remove() }
        let student = Student(tiny)

        var text = try await student.checks(exit: 1)
        #expect(text.contains("0 of 4 pass"))
        #expect(text.contains("to write   count the even numbers"))
        #expect(text.contains("in         Exercises/Lesson1/Step1_Counting.swift:5"))

        let solution = TinyCourse.counting.solution
        try student.writes(solution.replacing("reduce(0", with: "reduce(1"), step: "Step1_Counting")
        text = try await student.checks(exit: 1)
        #expect(text.contains("2 of 4 pass"))
        #expect(text.contains("expected   total == 6"))
        #expect(text.contains("got        total is 7"))
        #expect(text.contains("known mistake: Step1-one-more."))

        try student.writes(solution, step: "Step1_Counting")
        text = try await student.checks(exit: 0)
        #expect(text.contains("Green. Next is Lesson 1, step 2: sorting."))
        #expect(text.contains("Exercises/Lesson1/Step2_Sorting.swift"))

        try student.writes(
            TinyCourse.sorting.solution.replacing("numbers.sorted(by: >)", with: "numbers.count"),
            step: "Step2_Sorting")
        text = try await student.checks(exit: 1)
        #expect(text.contains("It does not compile."))
        #expect(text.contains("Exercises/Lesson1/Step2_Sorting.swift:5: cannot convert"))
        #expect(text.contains("Mend Exercises/Lesson1/Step2_Sorting.swift."))

        try student.writes(
            TinyCourse.sorting.solution.replacing("numbers.sorted(by: >)", with: "[numbers[7]]"),
            step: "Step2_Sorting")
        text = try await student.checks(exit: 1)
        #expect(text.contains("The run died half-way"))
        #expect(text.contains("Fatal error: Index out of range"))

        try tiny.delete("Tests/Lesson1Tests/Step2_SortingTests.swift")
        text = try await student.checks(exit: 2)
        #expect(text.contains("No test was found."))
        #expect(text.contains("Tests/Lesson1Tests/Step2_SortingTests.swift"))
    }

    @Test func `verify proves a course, and names each thing that is wrong with one`() async throws
    {
        let tiny = try TinyCourse()
        defer { tiny.remove() }
        try await tiny.initialiseGit()

        var options = VerifyOptions()
        options.repeats = 1
        let good = try await Verify(course: try tiny.course, options: options).run(status: .silent)
        #expect(good.failures == [])
        #expect(good.text(.plain).hasSuffix("\n\(good.passed) passed, 0 failed"))
        #expect(good.proofs.count { $0.kind == .kit } == 3, "One kit test runs twice, one once.")
        #expect(good.markdown.contains("| 1.1 counting | 4 | 4/4 | 4/4 | 4/4 |"))

        try tiny.breakEverything()
        let bad = try await Verify(course: try tiny.course, options: VerifyOptions())
            .run(status: .silent)
        let failures = bad.failures.map { "\($0.claim): \($0.failure ?? "")" }
        for expected in TinyCourse.expectedFailures {
            #expect(failures.contains { $0.hasPrefix(expected) }, "No failure begins: \(expected)")
        }
        #expect(failures.count == TinyCourse.expectedFailures.count, "\(failures)")
        #expect(bad.text(.plain).hasSuffix("\n\(bad.passed) passed, \(failures.count) failed"))
    }
}

/// Somebody who works on the tiny course.
struct Student {
    let tiny: TinyCourse

    init(_ tiny: TinyCourse) {
        self.tiny = tiny
    }

    func writes(_ text: String, step: String) throws {
        try tiny.write(text, to: "Exercises/Lesson1/\(step).swift")
    }

    /// Checks the current step, and gives what is printed.
    func checks(exit code: Int32) async throws -> String {
        let course = try tiny.course
        let progress = ProgressStore(root: tiny.root).load().progress
        let step = try #require(progress.current(in: course))
        let result = try await Check(course: course).run(
            .step(step), progress: progress, now: Date())
        let report = CheckReport(course: course, mistakes: MistakeBook(of: course), style: .plain)
        let text = report.text(result)
        #expect(result.exitCode == code, "\(text)\n\(result.run.tail.joined(separator: "\n"))")
        return text
    }
}
