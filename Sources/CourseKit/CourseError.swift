/// Something that keeps the command from its work: what is wrong, and what to do about it.
public struct CourseError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong, as one sentence.
    public let problem: String
    /// What to do about it.
    public let remedy: String

    public init(_ problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }

    public var description: String { "\(problem)\n\(remedy)" }
}
