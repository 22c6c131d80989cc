extension TinyCourse {
    static let sorting = TinyStep(
        suite: "Step2_Sorting", pageName: "Step2-Sorting",
        stub: """
            import Classroom

            public enum Sorting {
                public static func descending(_ numbers: [Int]) throws -> [Int] {
                    throw NotYet("1.2", "sort the numbers, the largest first")
                }
            }

            """,
        solution: """
            // Why: the library sorts better than we do.

            public enum Sorting {
                public static func descending(_ numbers: [Int]) throws -> [Int] {
                    numbers.sorted(by: >)
                }
            }

            """,
        tests: """
            import Lesson1
            import Testing

            @Suite("Lesson 1, step 2: sorting")
            struct Step2_Sorting {
                @Test func `the largest is first`() throws {
                    let sorted = try Sorting.descending([1, 3, 2])
                    #expect(sorted == [3, 2, 1])
                }

                @Test func `the same number twice stays twice`() throws {
                    let sorted = try Sorting.descending([2, 2])
                    #expect(sorted == [2, 2])
                }
            }

            """,
        page: page(
            title: "sorting", number: 2, suite: "Step2_Sorting",
            excerpt: "numbers.sorted(by: >)"),
        mistakes: [
            TinyMistake(
                name: "Step2-ascending", caughtBy: ["Step2_Sorting/`the largest is first`"],
                shows: "sorted → [1, 2, 3]",
                line: "numbers.sorted(by: >)", instead: "numbers.sorted()"),
            TinyMistake(
                name: "Step2-set", caughtBy: ["Step2_Sorting/`the same number twice stays twice`"],
                line: "numbers.sorted(by: >)", instead: "Set(numbers).sorted(by: >)"),
            TinyMistake(
                name: "Step2-last-lost",
                caughtBy: [
                    "Step2_Sorting/`the largest is first`",
                    "Step2_Sorting/`the same number twice stays twice`",
                ],
                line: "numbers.sorted(by: >)", instead: "Array(numbers.sorted(by: >).dropLast())"),
            TinyMistake(
                name: "Step2-input", caughtBy: ["Step2_Sorting/`the largest is first`"],
                shows: "sorted → [1, 3, 2]", line: "numbers.sorted(by: >)", instead: "numbers"),
        ])
}
