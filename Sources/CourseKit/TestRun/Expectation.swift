/// Swift Testing's sentence about a failure, taken apart: what was expected, and what came.
public struct Expectation: Hashable, Sendable {
    public let expected: String?
    public let got: String

    /// Reads a message such as `Expectation failed: (cost → 3) == 2`. What it can't take apart is
    /// handed on in full.
    public init(_ message: String) {
        if let error = message.following("Caught error: ") {
            self.init(expected: "no error", got: "the error \(error)")
            return
        }
        guard let claim = message.following("Expectation failed: ") else {
            self.init(expected: nil, got: message)
            return
        }
        if let errors = Expectation.errors(claim) {
            self = errors
        } else if let values = Expectation.values(claim) {
            self = values
        } else {
            self.init(expected: claim, got: "it does not hold")
        }
    }

    init(expected: String?, got: String) {
        self.expected = expected
        self.got = got
    }

    private static func errors(_ claim: String) -> Expectation? {
        if claim.hasPrefix("an error was expected but none was thrown") {
            return Expectation(expected: "an error", got: "no error")
        }
        if let match = claim.wholeMatch(of: /an error was thrown when none was expected: (?s:(.+))/)
        {
            return Expectation(expected: "no error", got: "the error \(match.1)")
        }
        let named = /expected error (?s:(.+?)), but (?s:(.+)) was thrown instead/
        guard let match = claim.wholeMatch(of: named) else { return nil }
        let wanted = match.1.hasPrefix("of type") ? "an error \(match.1)" : "the error \(match.1)"
        return Expectation(expected: wanted, got: "the error \(match.2)")
    }

    /// Reads `(expression → value) == other`, and `expression → value`.
    private static func values(_ claim: String) -> Expectation? {
        var expected = ""
        var values: [String] = []
        var rest = claim[...]
        while let open = rest.firstIndex(of: "(") {
            expected += rest[..<open]
            let group = balanced(rest[open...])
            if let group, let halves = arrow(group.dropFirst().dropLast()) {
                expected += halves.expression
                if halves.expression != halves.value {
                    values.append("\(halves.expression) is \(halves.value)")
                }
                rest = rest[group.endIndex...]
            } else {
                expected += "("
                rest = rest[rest.index(after: open)...]
            }
        }
        expected += rest
        if values.isEmpty, let halves = arrow(claim[...]) {
            return Expectation(
                expected: halves.expression, got: "\(halves.expression) is \(halves.value)")
        }
        return values.isEmpty
            ? nil : Expectation(expected: expected, got: values.joined(separator: ", "))
    }

    private static func arrow(_ text: Substring) -> (expression: String, value: String)? {
        guard let arrow = text.firstRange(of: " → ") else { return nil }
        return (String(text[..<arrow.lowerBound]), String(text[arrow.upperBound...]))
    }

    /// The group that begins with the parenthesis at the start of `text`.
    private static func balanced(_ text: Substring) -> Substring? {
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        for index in text.indices {
            let letter = text[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted, letter == "\\" {
                isEscaped = true
            } else if letter == "\"" {
                isQuoted.toggle()
            } else if !isQuoted, letter == "(" {
                depth += 1
            } else if !isQuoted, letter == ")" {
                depth -= 1
                if depth == 0 { return text[...index] }
            }
        }
        return nil
    }
}
