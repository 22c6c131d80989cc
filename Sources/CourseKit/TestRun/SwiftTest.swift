public import Foundation
import Synchronization

/// Which lessons are built from Solutions/: what the variable `SOLVED` says.
public enum Solved: Hashable, Sendable {
    case none
    case upTo(Int)
    case all

    /// The variable's value. Nothing means that it is not set.
    var variable: String? {
        switch self {
        case .none: nil
        case .upTo(let lesson): "\(lesson)"
        case .all: "all"
        }
    }
}

/// A run of `swift test`, whose results are read from Swift Testing's event stream.
///
/// Options and environment are always the same: with others, SwiftPM plans the build anew.
public struct SwiftTest: Sendable {
    /// The folder of the package.
    public var package: URL
    /// Where to build, when not in the package's own `.build`.
    public var scratch: URL?
    public var solved = Solved.none
    /// A regular expression over module, suite and function. Nothing means all tests.
    public var filter: String?
    public var skipsBuild = false
    public var environment: [String: String?] = [:]
    public var traits = Traits.current
    /// How long the tests may run, once they are built.
    public var limit = Duration.seconds(600)
    /// Where the event stream is written.
    public var stream: URL

    public init(package: URL, stream: URL) {
        self.package = package
        self.stream = stream
    }

    public func run(status: StatusLine = .silent) async throws -> TestRun {
        try prepareStream()
        let log = RunLog()
        let ending = try await withThrowingTaskGroup(of: Child.Ending?.self) { group in
            group.addTask {
                try await child.run { line in
                    guard let text = log.take(line) else { return }
                    if text == BuildProgress.testing {
                        status.begin(text)
                    } else {
                        status.update(text)
                    }
                }
            }
            group.addTask { try await watch(log, status) }
            let first = try await group.next() ?? nil
            group.cancelAll()
            // The child is ended by its cancellation; wait for that before anything else is started.
            while await group.nextResult() != nil {}
            return first
        }
        let text = try? String(contentsOf: stream, encoding: .utf8)
        return log.run(ending: ending, report: text.map(TestReport.init(stream:)))
    }

    private var child: Child {
        var arguments = ["test", "--disable-xctest"]
        if let scratch { arguments += ["--scratch-path", scratch.path(percentEncoded: false)] }
        if !traits.isEmpty { arguments += ["--traits", traits.sorted().joined(separator: ",")] }
        if skipsBuild { arguments.append("--skip-build") }
        if let filter { arguments += ["--filter", filter] }
        arguments += [
            "--event-stream-output-path", stream.path(percentEncoded: false),
            "--event-stream-version", "0",
        ]
        var environment = environment
        environment.updateValue(solved.variable, forKey: "SOLVED")
        return Child("swift", arguments, environment: environment, in: package)
    }

    /// Keeps the status moving, and returns when the tests have run for too long.
    private func watch(_ log: RunLog, _ status: StatusLine) async throws -> Child.Ending? {
        while true {
            try await Task.sleep(for: .seconds(1))
            status.tick()
            if let began = log.testsBegan, ContinuousClock.now - began > limit { return nil }
            // Whoever traps prints where it was, and now and then never comes to an end of that.
            if let silent = log.silentSinceTrap, ContinuousClock.now - silent > .seconds(20) {
                return nil
            }
        }
    }

    private func prepareStream() throws {
        let folder = stream.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            if FileManager.default.fileExists(atPath: stream.path(percentEncoded: false)) {
                try FileManager.default.removeItem(at: stream)
            }
        } catch {
            throw CourseError.unwritable(folder)
        }
    }
}

extension CourseError {
    static func unwritable(_ folder: URL) -> CourseError {
        CourseError(
            "The folder \(folder.path(percentEncoded: false)) can't be written to.",
            remedy: "Is the disk full, or the checkout read-only? `./course doctor` says which.")
    }
}
