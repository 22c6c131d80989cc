import Foundation

extension Doctor {
    /// Compiles, links and runs a program in C, which prints a library's version.
    ///
    /// - Parameter advice: what to say when that does not work.
    static func finding(
        _ subject: String, running program: String, linking flags: [String],
        otherwise advice: () -> String
    ) async throws -> Finding {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "course-doctor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "program.c")
        let binary = folder.appending(path: "program")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(program.utf8).write(to: source)
        } catch {
            return Finding(
                subject, .missing,
                "\(folder.deletingLastPathComponent().path(percentEncoded: false)) "
                    + "can't be written to, so this could not be tried.")
        }
        let arguments =
            [source.path(percentEncoded: false)] + flags
            + ["-o", binary.path(percentEncoded: false)]
        for compiler in ["clang", "cc"] {
            guard let build = try await attempt(Child(compiler, arguments)), build.ending.isSuccess,
                let run = try await attempt(Child(binary.path(percentEncoded: false), []))
            else { continue }
            if run.ending.isSuccess { return Finding(subject, .fine, run.text.trimmingSpace) }
        }
        return Finding(subject, .missing, advice())
    }

    private static func attempt(
        _ child: Child
    ) async throws -> (ending: Child.Ending, text: String)? {
        do { return try await child.output() } catch is CourseError { return nil }
    }
}
