public import Foundation

/// A piece of work for a request, as a line of a service's log tells it.
public struct LoggedSpan: Sendable {
    public let trace: String
    public let id: String
    /// The span that it worked for, or `nil` at the root.
    public let parent: String?
    /// Whose log it stands in.
    public let service: String
    /// What was done, as in `GET /overview`.
    public let work: String
    /// What came of it: a status, or an error.
    public let outcome: String
    public let begin: Date
    public let microseconds: Int

    /// `nil` unless `line` is a line of JSON that ends a span.
    public init?(line: String) {
        guard line.hasPrefix("{"), line.contains("\"span\""),
            let fields = try? JSONDecoder().decode([String: String].self, from: Data(line.utf8)),
            let trace = fields["trace"], let id = fields["span"],
            let duration = fields["microseconds"], let microseconds = Int(duration),
            let end = fields["time"].flatMap({ try? LoggedSpan.format.parse($0) })
        else { return nil }
        self.trace = trace
        self.id = id
        parent = fields["parent"]
        service = fields["service"] ?? "?"
        let isCall = fields["message"] == "called"
        let target = (fields["url"] ?? fields["path"]).map(LoggedSpan.shortened)
        work =
            (isCall ? "calls " : "")
            + [fields["method"], target]
            .compactMap(\.self).joined(separator: " ")
        outcome = fields["status"] ?? (fields["error"] == nil ? "" : "failed")
        begin = end.addingTimeInterval(-Double(microseconds) / 1e6)
        self.microseconds = microseconds
    }

    /// Ids by their first eight digits, and addresses by their ports: a line is to fit a terminal.
    private static func shortened(_ target: String) -> String {
        target.replacing(/http:\/\/127\.0\.0\.1(?=:)/, with: "")
            .replacing(/([0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) { "\($0.output.1)…" }
    }

    private static let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
