import Foundation

extension Doctor {
    private static let program = """
        #include <sqlite3.h>
        #include <stdio.h>
        int main(void) { puts(sqlite3_libversion()); return 0; }
        """

    /// Compiles, links and runs a program that uses SQLite: what the header and library are for.
    func sqlite() async throws -> Finding {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "course-doctor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "sqlite.c")
        let binary = folder.appending(path: "sqlite")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(Doctor.program.utf8).write(to: source)
        } catch {
            return Finding(
                "SQLite", .missing,
                "\(folder.deletingLastPathComponent().path(percentEncoded: false)) "
                    + "can't be written to, so this could not be tried.")
        }
        let arguments = [
            source.path(percentEncoded: false), "-lsqlite3",
            "-o", binary.path(percentEncoded: false),
        ]
        for compiler in ["clang", "cc"] {
            guard let build = try await attempt(Child(compiler, arguments)), build.ending.isSuccess,
                let run = try await attempt(Child(binary.path(percentEncoded: false), []))
            else { continue }
            if run.ending.isSuccess { return Finding("SQLite", .fine, run.text.trimmingSpace) }
        }
        return Finding(
            "SQLite", .missing, "Its header or library is missing. \(Doctor.sqliteRemedy)")
    }

    private func attempt(_ child: Child) async throws -> (ending: Child.Ending, text: String)? {
        do { return try await child.output() } catch is CourseError { return nil }
    }

    private static var sqliteRemedy: String {
        #if canImport(Darwin)
            "It comes with the command line tools: xcode-select --install"
        #else
            "On Debian and Ubuntu: sudo apt-get install libsqlite3-dev. "
                + "On Fedora: sudo dnf install sqlite-devel."
        #endif
    }
}
