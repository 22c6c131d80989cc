extension TinyCourse {
    /// What is given.
    static let files = [
        "Package.swift": """
        // swift-tools-version: 6.2
        import PackageDescription

        let solved: Int =
            switch Context.environment["SOLVED"] {
            case "all": .max
            case let number?: Int(number) ?? 0
            case nil: 0
            }

        let package = Package(
            name: "Tiny",
            platforms: [.macOS(.v15)],
            targets: [
                .target(name: "Classroom"),
                .target(
                    name: "Lesson1", dependencies: ["Classroom"],
                    path: "\\(1 <= solved ? "Solutions" : "Exercises")/Lesson1"),
                .testTarget(name: "Lesson1Tests", dependencies: ["Lesson1"]),
                .testTarget(name: "ClassroomTests", dependencies: ["Classroom"]),
            ])
        """,
        ".gitignore": ".build/\n.course/\nPackage.resolved\n",
        "Sources/Classroom/NotYet.swift": """
        public struct NotYet: Error, CustomStringConvertible {
            public let description: String

            public init(
                _ step: String, _ task: String, file: String = #filePath, line: Int = #line
            ) {
                let path = file.split(separator: "/").suffix(3).joined(separator: "/")
                description =
                    "Not yet: step \\(step), \\(task). Write it in \\(path), line \\(line)."
            }
        }
        """,
        "Tests/ClassroomTests/NotYetTests.swift": """
        import Classroom
        import Foundation
        import Testing

        @Suite struct NotYetTests {
            @Test(
                .enabled(
                    if: ProcessInfo.processInfo.environment["COURSE_END_TO_END"] != nil))
            func `a slow test runs once`() {}

            @Test func `a stub names its step`() {
                #expect(NotYet("1.1", "count").description.hasPrefix("Not yet: step 1.1, count."))
            }
        }
        """,
        "Tests/Lesson1Tests/WholeAppTests.swift": """
        import Lesson1
        import Testing

        @Suite struct WholeApp {
            @Test func `counting and sorting agree`() throws {
                let sorted = try Sorting.descending([1, 2, 4])
                #expect(try Counting.evens(in: sorted) == 2)
            }
        }
        """,
        "Lessons/Lesson1/README.md": "# Lesson 1: a tiny course\n\nTwo steps.\n",
    ]

    struct TinyStep {
        let suite: String
        let pageName: String
        let stub: String
        let solution: String
        let tests: String
        let page: String
        let mistakes: [TinyMistake]
    }

    static let steps = [counting, sorting]

    static func page(title: String, number: Int, suite: String, excerpt: String) -> String {
        """
        # Lesson 1, step \(number): \(title)

        In this step you write `Exercises/Lesson1/\(suite).swift`.

        ```
        swift test --filter Lesson1Tests.Step\(number)
        ```

        <details><summary>Hint 1</summary>

        What is asked?
        </details>
        <details><summary>Hint 2</summary>

        Where is it?
        </details>
        <details><summary>Hint 3</summary>

        ```swift
        \(excerpt)
        ```
        </details>
        """
    }
}
