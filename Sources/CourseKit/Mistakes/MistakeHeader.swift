/// The lines before the diff of a mistake's patch.
///
/// ```
/// Mistake: pending days are not held.
/// Caught by: Step2_BusinessLogic/`requested and approved days are held`
/// Shows: remaining → 30
/// Tell the student: A request that nobody has answered yet
/// still holds its days.
/// ```
struct MistakeHeader {
    var summary = ""
    var caughtBy: Set<CaughtBy> = []
    /// What a failure says, where the tests that fail are those of another mistake too.
    var shows: String?
    var advice = ""

    private enum Field {
        case summary, caughtBy, shows, advice
    }

    /// - Throws: ``CourseError`` that names `file` and what is missing from it.
    init(_ text: String, file: String) throws {
        var field: Field?
        for line in text.replacingCarriageReturns.allLines {
            if line.hasPrefix("--- ") || line.hasPrefix("diff ") { break }
            if line.allSatisfy(\.isWhitespace) {
                field = nil
            } else if let rest = line.value(of: "Mistake:") {
                field = .summary
                summary = rest
            } else if let rest = line.value(of: "Caught by:") {
                field = .caughtBy
                guard caughtBy.insert(try MistakeHeader.test(rest, file: file)).inserted else {
                    throw MistakeHeader.error(file, "names a test twice: \(rest)")
                }
            } else if let rest = line.value(of: "Shows:") {
                field = .shows
                shows = rest
            } else if let rest = line.value(of: "Tell the student:") {
                field = .advice
                advice = rest
            } else {
                switch field {
                case .summary: summary += " " + line.trimmingSpace
                case .advice: advice += " " + line.trimmingSpace
                case .caughtBy, .shows, nil:
                    throw MistakeHeader.error(file, "has a line that is no field: \(line)")
                }
            }
        }
        if summary.isEmpty { throw MistakeHeader.error(file, "has no line `Mistake: …`") }
        if caughtBy.isEmpty { throw MistakeHeader.error(file, "has no line `Caught by: …`") }
        if advice.isEmpty { throw MistakeHeader.error(file, "has no line `Tell the student: …`") }
    }

    private static func test(_ text: String, file: String) throws -> CaughtBy {
        let parts = TestName.parts(of: text)
        guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }),
            text.count(where: { $0 == "`" }).isMultiple(of: 2)
        else {
            throw error(file, "names no test as Suite/`name of the test`: \(text)")
        }
        let rule = parts.dropFirst().dropLast() + [TestName.rule(parts[parts.count - 1])]
        return CaughtBy(suite: parts[0], rule: rule.joined(separator: "/"))
    }

    private static func error(_ file: String, _ problem: String) -> CourseError {
        CourseError(
            "The mistake \(file) \(problem).",
            remedy: "Its header has `Mistake:`, one or more `Caught by:`, `Tell the student:`, "
                + "an empty line, and then the diff.")
    }
}

extension StringProtocol {
    fileprivate func value(of field: String) -> String? {
        following(field)?.trimmingSpace
    }
}
