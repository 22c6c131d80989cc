extension TinyCourse {
    /// Breaks the course in one way of each kind that verify has to notice.
    func breakEverything() throws {
        // A stub that passes, and warns.
        let stub = TinyCourse.sorting.stub
        try write(
            stub.replacing(
                "throw NotYet(\"1.2\", \"sort the numbers, the largest first\")",
                with: "let unused = 1\n        return numbers.reversed()"),
            to: "Exercises/Lesson1/Step2_Sorting.swift")
        // A mistake that no test catches, and one that names too few.
        let patches = "Tests/Mistakes/Lesson1"
        let harmless = TinyMistake(
            name: "Step2-set", caughtBy: ["Step2_Sorting/`the largest is first`"],
            line: "numbers.sorted(by: >)", instead: "numbers.sorted { $0 > $1 }")
        let path = "Solutions/Lesson1/Step2_Sorting.swift"
        try write(
            harmless.patch(of: TinyCourse.sorting.solution, at: path),
            to: "\(patches)/Step2-set.patch")
        let few = TinyMistake(
            name: "Step2-last-lost", caughtBy: ["Step2_Sorting/`the largest is first`"],
            line: "numbers.sorted(by: >)", instead: "Array(numbers.sorted(by: >).dropLast())")
        try write(
            few.patch(of: TinyCourse.sorting.solution, at: path),
            to: "\(patches)/Step2-last-lost.patch")
        // One that does not compile, and one that does not apply.
        let broken = TinyMistake(
            name: "Step1-odd", caughtBy: ["Step1_Counting/`zero is even`"],
            line: "numbers.reduce(0, +)", instead: "numbers.reduce()")
        try write(
            broken.patch(
                of: TinyCourse.counting.solution, at: "Solutions/Lesson1/Step1_Counting.swift"),
            to: "\(patches)/Step1-odd.patch")
        let patch = try read("\(patches)/Step1-zero.patch")
        try write(
            patch.replacing(" public enum Counting", with: " public enum Contingent"),
            to: "\(patches)/Step1-zero.patch")
        // A page whose excerpt is in no file.
        let page = try read("Lessons/Lesson1/Step1-Counting.md")
        try write(
            page.replacing("isMultiple(of: 2)", with: "isMultiple(of: 3)"),
            to: "Lessons/Lesson1/Step1-Counting.md")
    }

    /// How the failures of the broken course begin.
    static let expectedFailures = [
        "the page's code stands in the sources: Not found line by line",
        "fails as shipped: Step2_Sorting/`the same number twice stays twice`: It passes",
        "it builds without a warning: Exercises/Lesson1/Step2_Sorting.swift:5",
        "is caught: Tests/Mistakes/Lesson1/Step1-odd.patch: It does not compile",
        "is caught: Tests/Mistakes/Lesson1/Step1-zero.patch: It does not apply",
        "is caught: Tests/Mistakes/Lesson1/Step2-last-lost.patch: Other tests fail with it",
        "is caught: Tests/Mistakes/Lesson1/Step2-set.patch: No test fails with it",
        "a check names nine in ten mistakes, and no wrong one: It names",
    ]
}
