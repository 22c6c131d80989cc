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
        let (expected, values) = apart(claim[...])
        return values.isEmpty
            ? nil : Expectation(expected: expected, got: values.joined(separator: ", "))
    }

    /// The expression without the values that were put into it, and the values.
    private static func apart(_ text: Substring) -> (plain: String, values: [String]) {
        if let arrow = arrow(in: text) {
            var (plain, values) = apart(text[..<arrow.lowerBound])
            let value = String(text[arrow.upperBound...])
            // That 6 is 6 tells nobody anything.
            if plain != value, plain.first?.isNumber != true {
                values.append("\(plain) is \(value)")
            }
            return (plain, values)
        }
        var plain = ""
        var values: [String] = []
        var rest = text
        while let open = rest.firstIndex(of: "(") {
            plain += rest[..<open]
            guard let group = balanced(rest[open...]) else {
                plain += rest[open...]
                return (plain, values)
            }
            let inner = group.dropFirst().dropLast()
            let found = apart(inner)
            // Swift Testing puts an expression and its value into parentheses of their own.
            let isCall = plain.last.map { $0.isLetter || $0.isNumber || "_)]}?!".contains($0) }
            let isOwn = arrow(in: inner) != nil && (isCall != true || plain.last == "!")
            plain += isOwn ? found.plain : "(\(found.plain))"
            values += found.values
            rest = rest[group.endIndex...]
        }
        return (plain + rest, values)
    }

    /// The first arrow that is outside of all parentheses and quotes.
    private static func arrow(in text: Substring) -> Range<Substring.Index>? {
        var rest = text
        while let next = rest.firstIndex(where: { "(\"→".contains($0) }) {
            switch rest[next] {
            case "(":
                guard let group = balanced(rest[next...]) else { return nil }
                rest = rest[group.endIndex...]
            case "\"":
                guard let end = quoted(rest[next...]) else { return nil }
                rest = rest[end...]
            default:
                let after = rest.index(after: next)
                if next > text.startIndex, after < text.endIndex,
                    text[text.index(before: next)] == " ", text[after] == " "
                {
                    return text.index(before: next)..<text.index(after: after)
                }
                rest = rest[after...]
            }
        }
        return nil
    }

    /// Behind the quote that ends the one at the start of `text`.
    private static func quoted(_ text: Substring) -> Substring.Index? {
        var isEscaped = false
        for index in text.indices.dropFirst() {
            if isEscaped {
                isEscaped = false
            } else if text[index] == "\\" {
                isEscaped = true
            } else if text[index] == "\"" {
                return text.index(after: index)
            }
        }
        return nil
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
