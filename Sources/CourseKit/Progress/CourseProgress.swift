public import Foundation

/// What the last check of each step measured, and where the student began.
public struct CourseProgress: Codable, Hashable, Sendable {
    /// What is remembered of one step.
    public struct Entry: Codable, Hashable, Sendable {
        public var passed = 0
        public var total = 0
        /// When it was last checked.
        public var checkedAt: Date?
        /// How many of its hints were shown.
        public var hints = 0

        public init() {}

        public var isGreen: Bool { total > 0 && passed == total }

        private enum CodingKeys: CodingKey { case passed, total, checkedAt, hints }

        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            passed = try values.decodeIfPresent(Int.self, forKey: .passed) ?? 0
            total = try values.decodeIfPresent(Int.self, forKey: .total) ?? 0
            checkedAt = try values.decodeIfPresent(Date.self, forKey: .checkedAt)
            hints = try values.decodeIfPresent(Int.self, forKey: .hints) ?? 0
        }
    }

    /// The lesson that `course start` began at.
    public var started: Int?
    private var steps: [String: Entry] = [:]

    public init() {}

    public subscript(step: StepID) -> Entry {
        get { steps[step.description] ?? Entry() }
        set { steps[step.description] = newValue }
    }

    /// Lessons before the one that was begun at come from Solutions/.
    public var solved: Solved {
        if let started, started > 1 { .upTo(started - 1) } else { .none }
    }

    /// The first step that is not green, from the lesson on that was begun at.
    public func current(in course: Course) -> Step? {
        course.steps.first {
            $0.id.lesson >= started ?? 1 && !self[$0.id].isGreen && !$0.isSkipped()
        }
    }
}
