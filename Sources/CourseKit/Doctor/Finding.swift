/// What the doctor says about one thing that the course needs.
public struct Finding: Hashable, Sendable {
    public enum Verdict: Hashable, Sendable {
        case fine
        /// Not needed now.
        case remark
        case missing
    }

    public let subject: String
    public let verdict: Verdict
    /// What was found, and what to do unless it is fine.
    public let detail: String

    public init(_ subject: String, _ verdict: Verdict, _ detail: String) {
        self.subject = subject
        self.verdict = verdict
        self.detail = detail
    }

    public func text(_ style: Style) -> String {
        let mark =
            switch verdict {
            case .fine: style.green("fine   ")
            case .remark: style.yellow("remark ")
            case .missing: style.red("missing")
            }
        let name = subject + String(repeating: " ", count: max(1, 15 - subject.count))
        return "\(mark)  \(name)\(detail)"
    }
}
