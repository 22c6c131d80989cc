import Classroom

/// One row of the comparison as bars, one for each architecture.
struct MeasurePlot {
    private let row: MeasuredRow
    private let comparison: Comparison

    init(_ row: MeasuredRow, _ comparison: Comparison) {
        self.row = row
        self.comparison = comparison
    }

    var html: String {
        """
        <figure>
        <figcaption>\(row.title.escaped)<small>\(better)</small></figcaption>
        \(svg)
        </figure>
        """
    }

    private var better: String {
        switch row {
        case .history: "yes is better"
        default: row.moreIsBetter ? "more is better" : "less is better"
        }
    }

    // About as wide as it is shown, so that its text keeps its size.
    private static let width = 280.0
    private static let height = 40.0

    private var svg: String {
        let columns = comparison.architectures
        let height = Self.height * Double(columns.count)
        let bars = columns.enumerated().map { bar(of: $1, at: Double($0) * Self.height) }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(px(Self.width)) \(px(height))" \
            role="img" aria-label="\(label.escaped)">
            \(bars.joined(separator: "\n"))
            </svg>
            """
    }

    private func bar(of one: MeasuredArchitecture, at top: Double) -> String {
        let largest = comparison.measured.compactMap(row.value).max() ?? 0
        let value = row.value(one)
        let length = largest > 0 ? (value ?? 0) / largest * Self.width : 0
        // What is there but small must be seen.
        let shown = (value ?? 0) > 0 ? max(length, 2) : 0
        let isBest = row.winners(comparison).contains(one.lesson)
        return """
            <text class="name" x="0" y="\(px(top + 15))">\(one.lesson) \(one.name.escaped)</text>
            <text x="\(px(Self.width))" y="\(px(top + 15))" text-anchor="end"\(isBest ? " class=\"won\"" : "")>\(figure(of: one))</text>
            <rect class="track" x="0" y="\(px(top + 21))" width="\(px(Self.width))" height="9" rx="2"/>
            <rect class="\(isBest ? "best" : "bar")" x="0" y="\(px(top + 21))" \
            width="\(px(shown))" height="9" rx="2"/>
            """
    }

    /// The ratio first, since it is what holds on other machines too.
    private func figure(of one: MeasuredArchitecture) -> String {
        let text = row.text(one).escaped
        guard let first = comparison.measured.first, let ratio = row.ratio(one, to: first) else {
            return text
        }
        return "\(ratio) <tspan class=\"figure\">(\(text))</tspan>"
    }

    private var label: String {
        let figures = comparison.architectures.map { "\($0.name) \(row.text($0))" }
        return "\(row.title): \(figures.joined(separator: ", "))"
    }

    private func px(_ number: Double) -> String { "\(Int(number.rounded()))" }
}

extension String {
    /// As text of a page.
    var escaped: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
