import Foundation

/// Where in a file something stands.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int

    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    public var description: String { "\(file):\(line)" }
}

/// One thing that a test found wrong.
public struct Issue: Hashable, Sendable {
    /// Swift Testing's own words.
    public let text: String
    /// What the test says about it, and other lines below the first.
    public let comments: [String]
    public let place: Place?

    public init(text: String, comments: [String] = [], place: Place? = nil) {
        self.text = text
        self.comments = comments
        self.place = place
    }
}

/// How one test function fared, all of its cases together.
public struct TestResult: Hashable, Sendable {
    public enum Verdict: Hashable, Sendable {
        case passed, failed, skipped
        /// It began, and the run was over before it had ended.
        case unfinished
        /// The run was over before it began.
        case notRun
    }

    public let name: TestName
    public let verdict: Verdict
    public let issues: [Issue]
    public let place: Place?

    /// Whether any of its failures is a stub that says what is to be written.
    public var isNotYet: Bool { issues.contains { NotYetNotice(in: $0.text) != nil } }
}

/// What an event stream tells about a run.
public struct TestReport: Sendable {
    public let results: [TestResult]
    /// Whether the run came to its end. One that a crash cut short did not.
    public let isComplete: Bool
    /// The last test that began.
    public let lastStarted: TestName?

    /// Reads the lines of an event stream. A line that is cut short is passed over.
    public init(stream: String) {
        var collector = TestReportCollector()
        let decoder = JSONDecoder()
        for line in stream.utf8.split(separator: UInt8(ascii: "\n")) {
            guard let record = try? decoder.decode(EventRecord.self, from: Data(line)) else {
                continue
            }
            collector.take(record)
        }
        results = collector.results
        isComplete = collector.hasEnded
        lastStarted = collector.lastStarted
    }

    public func results(of step: Step) -> [TestResult] { results.filter { step.owns($0.name) } }

    /// The tests that were at work when the run was cut short.
    public var unfinished: [TestName] {
        results.filter { $0.verdict == .unfinished }.map(\.name)
    }
}
