import Foundation
public import Logging

/// Writes each log message as one line of JSON to standard error.
public struct JSONLogHandler: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    private let label: String

    public init(label: String, level: Logger.Level) {
        self.label = label
        logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var fields = [
            ("time", Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))),
            ("level", event.level.rawValue), ("service", label),
            ("message", event.message.description),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        fields += all.map { ($0.key, "\($0.value)") }.sorted { $0.0 < $1.0 }
        let line =
            "{" + fields.map { "\(quoted($0.0)):\(quoted($0.1))" }.joined(separator: ",") + "}\n"
        // One write for a line, so that lines of several threads never mix.
        line.utf8.withContiguousStorageIfAvailable {
            _ = write(STDERR_FILENO, $0.baseAddress, $0.count)
        }
    }

    private func quoted(_ text: String) -> String {
        // Most texts have nothing to escape, and there are ten of them in a line.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
            return "\"\(text)\""
        }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case _ where scalar.value < 0x20:
                quoted += "\\u" + String(scalar.value + 0x10000, radix: 16).dropFirst()
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
