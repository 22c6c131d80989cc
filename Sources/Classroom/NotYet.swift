/// Thrown by a stub: says which step is not written yet, and where to write it.
///
/// A stub throws and never traps, because a trap would end the whole test run.
public struct NotYet: Error, CustomStringConvertible, Sendable {
    /// The lesson and the step, as in "1.2".
    public let step: String
    /// What is to be written, as in "count the working days of a range".
    public let task: String
    /// The file to open, from the folder of the repository on.
    public let file: String
    public let line: Int

    public init(
        _ step: String, _ task: String, file: StaticString = #filePath, line: Int = #line
    ) {
        self.step = step
        self.task = task
        self.file = NotYet.shortened("\(file)")
        self.line = line
    }

    public var description: String {
        "Not yet: step \(step), \(task). Write it in \(file), line \(line)."
    }

    /// The path from `Exercises` on: what a student sees in their editor's list of files.
    private static func shortened(_ path: String) -> String {
        let parts = path.split(separator: "/")
        guard let start = parts.lastIndex(of: "Exercises") else { return path }
        return parts[start...].joined(separator: "/")
    }
}
