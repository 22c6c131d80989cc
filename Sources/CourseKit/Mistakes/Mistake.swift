/// A wrong solution that is known: a patch, the tests that catch it, and what to tell a student.
public struct Mistake: Hashable, Sendable {
    /// The patch, from the root on: "Tests/Mistakes/Lesson1/Step2-pending-days-are-free.patch".
    public let file: String
    public let step: StepID
    /// What is wrong, as one sentence.
    public let summary: String
    /// Exactly the tests of the step that fail with it.
    public let caughtBy: Set<CaughtBy>
    /// What a failure says, where other mistakes fail the same tests.
    public let shows: String?
    public let advice: String

    public init(
        file: String, step: StepID, summary: String, caughtBy: Set<CaughtBy>,
        shows: String? = nil, advice: String
    ) {
        self.file = file
        self.step = step
        self.summary = summary
        self.caughtBy = caughtBy
        self.shows = shows
        self.advice = advice
    }
}

/// A test as a patch names it, the module being the lesson's.
public struct CaughtBy: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let suite: String
    public let rule: String

    public init(suite: String, rule: String) {
        self.suite = suite
        self.rule = rule
    }

    public init(_ name: TestName) {
        self.init(suite: name.suite, rule: name.rule)
    }

    /// As it stands in a patch.
    public var description: String { "\(suite)/`\(rule)`" }

    public static func < (left: CaughtBy, right: CaughtBy) -> Bool {
        (left.suite, left.rule) < (right.suite, right.rule)
    }
}

extension Mistake {
    /// Whether one of the failures says what this mistake shows.
    func isShown(by failed: [TestResult]) -> Bool {
        guard let shows else { return true }
        return failed.contains { result in
            result.issues.contains { issue in
                ([issue.text] + issue.comments).contains { $0.contains(shows) }
            }
        }
    }
}
