import Foundation

@testable import CourseKit

/// A whole course of one lesson without dependencies, in a folder of its own.
struct TinyCourse {
    let root: URL

    init() throws {
        root = FileManager.default.temporaryDirectory
            .appending(path: "tiny course äöü \(UUID().uuidString)").resolvingSymlinksInPath()
        for (path, text) in TinyCourse.files { try write(text, to: path) }
        for step in TinyCourse.steps {
            try write(step.stub, to: "Exercises/Lesson1/\(step.suite).swift")
            try write(step.solution, to: "Solutions/Lesson1/\(step.suite).swift")
            try write(step.tests, to: "Tests/Lesson1Tests/\(step.suite)Tests.swift")
            try write(step.page, to: "Lessons/Lesson1/\(step.pageName).md")
            for mistake in step.mistakes {
                try write(
                    mistake.patch(of: step.solution, at: "Solutions/Lesson1/\(step.suite).swift"),
                    to: "Tests/Mistakes/Lesson1/\(mistake.name).patch")
            }
        }
    }

    var course: Course { get throws { try Course(root: root) } }

    func write(_ text: String, to path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let manager = FileManager.default
        let name = file.path(percentEncoded: false)
        let before = try? manager.attributesOfItem(atPath: name)[.modificationDate] as? Date
        try Data(text.utf8).write(to: file)
        // No student types this fast: two texts within a second are one to the compiler's driver.
        if let next = before?.addingTimeInterval(1), next > Date() {
            try manager.setAttributes([.modificationDate: next], ofItemAtPath: name)
        }
    }

    func read(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    func delete(_ path: String) throws {
        try FileManager.default.removeItem(at: root.appending(path: path))
    }

    /// Removes the folder, with all that was built in it.
    func remove() {
        try? FileManager.default.removeItem(at: root)
    }

    /// What verify asks of a checkout: that git knows it.
    func initialiseGit() async throws {
        _ = try await Child("git", ["init", "-q"], in: root).output()
    }
}

/// A mistake of the tiny course: one line of the solution is another.
struct TinyMistake {
    let name: String
    let caughtBy: [String]
    var shows: String?
    let line: String
    let instead: String

    func patch(of solution: String, at path: String) -> String {
        let lines = solution.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let body = lines.flatMap { text in
            text.trimmingSpace == line ? ["-\(text)", "+        \(instead)"] : [" \(text)"]
        }
        let header =
            ["Mistake: \(name)."] + caughtBy.map { "Caught by: \($0)" }
            + (shows.map { ["Shows: \($0)"] } ?? [])
            + ["Tell the student: Look at the line again,", "and at what it says of \(name).", ""]
        let diff = [
            "--- a/\(path)", "+++ b/\(path)", "@@ -1,\(lines.count) +1,\(lines.count) @@",
        ]
        return (header + diff + body).joined(separator: "\n") + "\n"
    }
}
