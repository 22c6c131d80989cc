extension TinyCourse {
    static let counting = TinyStep(
        suite: "Step1_Counting", pageName: "Step1-Counting",
        stub: """
            import Classroom

            public enum Counting {
                public static func evens(in numbers: [Int]) throws -> Int {
                    throw NotYet("1.1", "count the even numbers")
                }

                public static func total(of numbers: [Int]) throws -> Int {
                    throw NotYet("1.1", "add the numbers")
                }
            }

            """,
        solution: """
            // Why: `count` and `reduce` say what they do.

            public enum Counting {
                public static func evens(in numbers: [Int]) throws -> Int {
                    numbers.count { $0.isMultiple(of: 2) }
                }

                public static func total(of numbers: [Int]) throws -> Int {
                    numbers.reduce(0, +)
                }
            }

            """,
        tests: """
            import Lesson1
            import Testing

            @Suite("Lesson 1, step 1: counting")
            struct Step1_Counting {
                @Test func `even numbers are counted`() throws {
                    let count = try Counting.evens(in: [1, 2, 4])
                    #expect(count == 2, "2 and 4 are even.")
                }

                @Test func `zero is even`() throws {
                    let count = try Counting.evens(in: [0])
                    #expect(count == 1)
                }

                @Test(arguments: [[], [0]]) func `nothing adds up to zero`(numbers: [Int]) throws {
                    let total = try Counting.total(of: numbers)
                    #expect(total == 0)
                }

                @Test func `every number is added`() throws {
                    let total = try Counting.total(of: [1, 2, 3])
                    #expect(total == 6)
                }
            }

            """,
        page: page(
            title: "counting", number: 1, suite: "Step1_Counting",
            excerpt: "numbers.count { $0.isMultiple(of: 2) }"),
        mistakes: [
            TinyMistake(
                name: "Step1-odd",
                caughtBy: [
                    "Step1_Counting/`even numbers are counted`", "Step1_Counting/`zero is even`",
                ],
                line: "numbers.count { $0.isMultiple(of: 2) }",
                instead: "numbers.count { !$0.isMultiple(of: 2) }"),
            TinyMistake(
                name: "Step1-zero", caughtBy: ["Step1_Counting/`zero is even`"],
                line: "numbers.count { $0.isMultiple(of: 2) }",
                instead: "numbers.count { $0 != 0 && $0.isMultiple(of: 2) }"),
            TinyMistake(
                name: "Step1-one-more",
                caughtBy: [
                    "Step1_Counting/`every number is added`",
                    "Step1_Counting/`nothing adds up to zero`",
                ],
                line: "numbers.reduce(0, +)", instead: "numbers.reduce(1, +)"),
            TinyMistake(
                name: "Step1-constant", caughtBy: ["Step1_Counting/`every number is added`"],
                line: "numbers.reduce(0, +)", instead: "0"),
        ])
}
