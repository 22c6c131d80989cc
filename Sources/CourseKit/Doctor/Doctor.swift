public import Foundation

/// Looks at what the course needs of the machine.
public struct Doctor: Sendable {
    public let root: URL

    public init(course: Course) {
        root = course.root
    }

    public func findings() async throws -> [Finding] {
        async let swift = swift()
        async let sqlite = sqlite()
        async let git = git()
        async let python = python()
        return try await [swift, sqlite, git, python, port(), disk(), checkout(), path()]
    }

    /// Looks at what the last steps of Lesson 5 need besides: NATS, its client and its server.
    public func jetStreamFindings() async throws -> [Finding] {
        async let client = natsClient()
        async let server = natsServer()
        return try await [client, server]
    }

    func swift() async throws -> Finding {
        let install = "Install Swift \(SwiftVersion.oldest) or newer: https://swift.org/install"
        guard let output = try await output("swift", ["--version"]),
            let version = SwiftVersion(output: output)
        else { return Finding("Swift", .missing, "Not found. \(install)") }
        return Doctor.finding(version, install: install)
    }

    static func finding(_ version: SwiftVersion, install: String) -> Finding {
        version >= .oldest
            ? Finding("Swift", .fine, "\(version)")
            : Finding("Swift", .missing, "\(version) is too old. \(install)")
    }

    func git() async throws -> Finding {
        guard let output = try await output("git", ["--version"]) else {
            return Finding(
                "git", .missing, "Not found. Install git: the packages are fetched with it.")
        }
        return Finding("git", .fine, output.replacing("git version ", with: ""))
    }

    func python() async throws -> Finding {
        guard let output = try await output("python3", ["--version"]) else {
            return Finding("Python 3", .remark, "Not found. Lesson 2 needs it, Lesson 1 does not.")
        }
        return Finding("Python 3", .fine, output.replacing("Python ", with: ""))
    }

    /// The output of a tool that succeeds, on one line; nothing when it is missing or fails.
    private func output(_ tool: String, _ arguments: [String]) async throws -> String? {
        do {
            let result = try await Child(tool, arguments, in: root).output()
            let lines = result.text.allLines.map(\.trimmingSpace).filter { !$0.isEmpty }
            return result.ending.isSuccess ? lines.first : nil
        } catch is CourseError {
            return nil
        }
    }
}
