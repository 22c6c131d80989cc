import Foundation
import Testing

@testable import CourseKit

@Suite struct WatchTests {
    /// Whether a save is told within a time that no machine needs.
    private func isTold(_ watch: FolderWatch, _ save: () throws -> Void) async throws -> Bool {
        let told = Task {
            for await _ in watch.saves { return true }
            return false
        }
        let limit = Task {
            try await Task.sleep(for: .seconds(20))
            told.cancel()
        }
        defer { limit.cancel() }
        try save()
        return await told.value
    }

    @Test(arguments: ["written in place", "replaced by another file", "new", "removed"])
    func `a save is told`(how: String) async throws {
        let tiny = try TinyCourse()
        defer { tiny.remove() }
        let folder = tiny.root.appending(path: "Exercises/Lesson1")
        let file = folder.appending(path: "Step1_Counting.swift")
        let watch = try FolderWatch([folder])
        defer { watch.stop() }
        let isTold = try await isTold(watch) {
            let text = Data("// \(how)\n".utf8)
            switch how {
            case "written in place": try text.write(to: file)
            case "replaced by another file": try text.write(to: file, options: .atomic)
            case "new": try text.write(to: folder.appending(path: "Step9_New.swift"))
            default: try FileManager.default.removeItem(at: file)
            }
        }
        #expect(isTold)
    }

    @Test func `what an editor writes beside the file is no save`() throws {
        let tiny = try TinyCourse()
        defer { tiny.remove() }
        let files = SavedFiles(in: [tiny.root.appending(path: "Exercises/Lesson1")])
        for name in [".Step1_Counting.swift.swp", "4913", ".#Step1_Counting.swift", "a~"] {
            try tiny.write("x", to: "Exercises/Lesson1/\(name)")
        }
        #expect(!files.haveChanged())
        try tiny.write("// New.\n", to: "Exercises/Lesson1/Step1_Counting.swift")
        #expect(files.haveChanged())
        #expect(!files.haveChanged(), "It has been told.")
    }

    @Test func `a folder that is not there is an error that says what to do`() {
        let error = #expect(throws: CourseError.self) {
            _ = try FolderWatch([URL(filePath: "/nowhere/at/all")])
        }
        #expect(error?.description.contains("./course check") == true)
    }
}
