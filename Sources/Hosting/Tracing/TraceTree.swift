import Foundation

/// One request as a tree: which service did what for whom, and how long it took.
public struct TraceTree: Sendable {
    public let spans: [LoggedSpan]

    /// - Parameters:
    ///   - trace: the id of the trace, or the first digits of it.
    ///   - lines: of the logs of all services, in any order. What is not a span is passed over.
    public init(_ trace: String, in lines: some Sequence<String>) {
        spans = lines.compactMap { LoggedSpan(line: $0) }.filter { $0.trace.hasPrefix(trace) }
            .sorted { ($0.begin, $0.microseconds) < ($1.begin, $1.microseconds) }
    }

    /// The names of the services that the request passed.
    public var services: Set<String> { Set(spans.map(\.service)) }

    /// The spans that work for nobody in the logs: one, when no log is missing.
    public var roots: [LoggedSpan] {
        let ids = Set(spans.map(\.id))
        return spans.filter { span in span.parent.map { !ids.contains($0) } ?? true }
    }

    public func children(of span: LoggedSpan) -> [LoggedSpan] {
        spans.filter { $0.parent == span.id }
    }

    /// A line for each span: service, work, outcome, milliseconds, and a bar of when it was.
    public var text: String {
        guard let trace = spans.first?.trace else { return "There is no such trace in the logs." }
        let rows = roots.flatMap { self.rows(of: $0, indented: "", isLast: true, isRoot: true) }
        let width = rows.map(\.label.count).max() ?? 0
        let lines = rows.map { row in
            let padding = String(repeating: " ", count: width - row.label.count)
            return "\(row.label)\(padding)  \(padded(row.span.outcome, 6))"
                + "\(milliseconds(row.span)) ms  \(bar(row.span))"
        }
        let counts = "\(spans.count) spans in \(services.count) services"
        return (["trace \(trace): \(counts)"] + lines).joined(separator: "\n")
    }

    private typealias Row = (label: String, span: LoggedSpan)

    private func rows(
        of span: LoggedSpan, indented indent: String, isLast: Bool, isRoot: Bool
    ) -> [Row] {
        let branch = isRoot ? "" : isLast ? "└ " : "├ "
        let below = isRoot ? "" : indent + (isLast ? "  " : "│ ")
        let children = children(of: span)
        let rest = children.enumerated().flatMap { index, child in
            rows(
                of: child, indented: below, isLast: index == children.count - 1, isRoot: false)
        }
        return [(indent + branch + "\(span.service): \(span.work)", span)] + rest
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private func milliseconds(_ span: LoggedSpan) -> String {
        let tenths = (span.microseconds + 50) / 100
        let text = "\(tenths / 10).\(tenths % 10)"
        return String(repeating: " ", count: max(0, 8 - text.count)) + text
    }

    /// Thirty columns are the whole of the request.
    private func bar(_ span: LoggedSpan) -> String {
        guard let first = spans.map(\.begin).min() else { return "" }
        let all = spans.map { $0.begin.timeIntervalSince(first) + Double($0.microseconds) / 1e6 }
        let scale = 30 / max(all.max() ?? 1, 1e-6)
        let start = Int((span.begin.timeIntervalSince(first) * scale).rounded())
        let length = max(1, Int((Double(span.microseconds) / 1e6 * scale).rounded()))
        return String(repeating: " ", count: max(0, start)) + String(repeating: "▪", count: length)
    }
}
