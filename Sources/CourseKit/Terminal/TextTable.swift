/// Rows of text under each other in columns, for a terminal or as Markdown.
public struct TextTable: Sendable {
    public enum Alignment: Sendable {
        case left, right
    }

    public let titles: [String]
    public let alignments: [Alignment]
    public private(set) var rows: [[String]] = []

    public init(_ columns: [(String, Alignment)]) {
        titles = columns.map(\.0)
        alignments = columns.map(\.1)
    }

    public mutating func add(_ row: [String]) {
        rows.append(row)
    }

    /// The table with two spaces between columns.
    public func text(_ style: Style = .plain) -> String {
        let widths = titles.indices.map { column in
            ([titles] + rows).map { $0[column].count }.max() ?? 0
        }
        func line(_ row: [String]) -> String {
            let cells = row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return alignments[column] == .left ? row[column] + space : space + row[column]
            }
            return cells.joined(separator: "  ").withoutTrailingSpace
        }
        return ([style.bold(line(titles))] + rows.map(line)).joined(separator: "\n")
    }

    public var markdown: String {
        let rules = alignments.map { $0 == .left ? "---" : "---:" }
        return ([titles, rules] + rows).map { "| \($0.joined(separator: " | ")) |" }
            .joined(separator: "\n")
    }
}
