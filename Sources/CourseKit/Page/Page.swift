/// A page of the course: its title, its three hints, and the code that it quotes.
public struct Page: Sendable, Equatable {
    public let text: String

    public init(_ text: String) {
        self.text = text.replacingCarriageReturns
    }

    /// What follows the colon of the first heading: "business logic".
    public var title: String? {
        guard let heading = lines.first(where: { $0.hasPrefix("# ") }) else { return nil }
        let name = heading.dropFirst(2)
        guard let colon = name.firstIndex(of: ":") else {
            return name.trimmingSpace
        }
        return name[name.index(after: colon)...].trimmingSpace
    }

    /// The folded blocks whose summaries are "Hint 1", "Hint 2", and so on, in their order.
    public var hints: [String] {
        var hints: [String] = []
        var open: [Substring]?
        for line in lines {
            let bare = line.trimmingSpace
            if open == nil, let opening = Page.hintOpening(bare, number: hints.count + 1) {
                open = [opening]
            } else if bare == "</details>", let block = open {
                hints.append(block.joined(separator: "\n").trimmingLines.trimmingSpace)
                open = nil
            } else {
                open?.append(line)
            }
        }
        return hints
    }

    /// What the fences marked `swift` hold, indentation and all.
    public var excerpts: [Excerpt] {
        var excerpts: [Excerpt] = []
        var open: (line: Int, code: [String])?
        for (index, line) in lines.enumerated() {
            let bare = line.trimmingSpace
            if let block = open {
                if bare == "```" {
                    excerpts.append(Excerpt(line: block.line, code: block.code))
                    open = nil
                } else {
                    open?.code.append(String(line))
                }
            } else if bare == "```swift" {
                open = (index + 1, [])
            }
        }
        return excerpts
    }

    var lines: [Substring] { text.allLines }

    /// What follows the summary on its line, when `line` opens the hint of this number.
    private static func hintOpening(_ line: String, number: Int) -> Substring? {
        let opening = "<details><summary>Hint \(number)</summary>"
        return line.hasPrefix(opening) ? line.dropFirst(opening.count) : nil
    }
}

/// A fenced block of Swift on a page.
public struct Excerpt: Sendable, Equatable {
    /// Where the fence begins, from 1.
    public let line: Int
    public let code: [String]

    /// Whether these lines stand one after the other in `source`, whatever their indentation.
    public func isQuoted(from source: [String]) -> Bool {
        let wanted = code.map(\.trimmingSpace).trimmingEmptyEnds
        guard !wanted.isEmpty, source.count >= wanted.count else { return wanted.isEmpty }
        return (0...(source.count - wanted.count)).contains { start in
            source[start] == wanted[0]
                && source[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
