/// A lesson that exists: its steps in order, the whole app last where there is a suite for it.
public struct Lesson: Hashable, Sendable {
    public let number: Int
    /// "a single process".
    public let title: String
    public let steps: [Step]

    public init(number: Int, title: String, steps: [Step]) {
        self.number = number
        self.title = title
        self.steps = steps
    }

    public var page: String { "Lessons/Lesson\(number)/README.md" }
    public var testModule: String { "Lesson\(number)Tests" }
    public var filter: String { "\(testModule)\\." }

    /// The steps that a student writes.
    public var written: [Step] { steps.filter { !$0.isWholeApp } }
}

/// A lesson that has no folder yet.
public struct UpcomingLesson: Hashable, Sendable {
    public let number: Int
    public let title: String

    /// What the course will consist of, for as long as the folders are missing.
    static let planned = [
        UpcomingLesson(number: 2, title: "microservices"),
        UpcomingLesson(number: 3, title: "event sourcing"),
        UpcomingLesson(number: 4, title: "CQRS"),
        UpcomingLesson(number: 5, title: "only when it is relevant"),
    ]
}
