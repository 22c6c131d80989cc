extension StringProtocol {
    /// Without white space at both ends.
    var trimmingSpace: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }

    /// Without the empty lines before and after.
    var trimmingLines: String {
        allLines.map { String($0) }.trimmingEmptyEnds.joined(separator: "\n")
    }

    /// Lines that end in a carriage return too, as on Windows, end in a line feed alone.
    var replacingCarriageReturns: String {
        contains("\r\n") ? String(map { $0 == "\r\n" ? "\n" : $0 }) : String(self)
    }

    var withoutTrailingSpace: String {
        var rest = self[...]
        while rest.last == " " { rest = rest.dropLast() }
        return String(rest)
    }

    /// Every line, the empty ones too.
    var allLines: [SubSequence] {
        split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" })
    }

    /// What comes after `prefix`, where the text begins with it.
    func following(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}

extension [String] {
    var trimmingEmptyEnds: [String] {
        func isEmpty(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
        guard let first = firstIndex(where: { !isEmpty($0) }),
            let last = lastIndex(where: { !isEmpty($0) })
        else { return [] }
        return Array(self[first...last])
    }
}
