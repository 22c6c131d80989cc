import CourseKit
import Dispatch
import Foundation

/// A question on the terminal that is answered with y or n.
enum Question {
    /// - Parameter instead: what to do where nobody can answer.
    /// - Returns: whether the answer begins with y. Nothing typed is a no.
    /// - Throws: ``CourseError`` when standard input is no terminal, `CancellationError` on Ctrl-C.
    static func ask(_ text: String, instead: String) async throws -> Bool {
        guard isatty(STDIN_FILENO) == 1 else {
            throw CourseError(
                text.split(separator: "\n").first.map(String.init) ?? text, remedy: instead)
        }
        StatusLine.toStandardError(text)
        // Waited for with the task, and not in a read, which Ctrl-C could not end.
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO)
        source.setEventHandler {
            continuation.yield(readLine() ?? "")
            continuation.finish()
        }
        source.activate()
        defer { source.cancel() }
        for await line in lines { return line.lowercased().hasPrefix("y") }
        throw CancellationError()
    }
}
