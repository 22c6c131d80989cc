import Foundation
import Testing

@testable import CourseKit

@Suite struct WorkingCopyTests {
    private let path = "Solutions/Lesson1/Step2_Sorting.swift"

    private func second(_ file: URL) throws -> Double {
        let attributes = try FileManager.default.attributesOfItem(
            atPath: file.path(percentEncoded: false))
        let date = try #require(attributes[.modificationDate] as? Date)
        return date.timeIntervalSince1970.rounded(.down)
    }

    @Test func `every content of a file has a second of its own, as the compiler's driver needs`()
        async throws
    {
        let tiny = try TinyCourse()
        defer { tiny.remove() }
        try await tiny.initialiseGit()
        let copy = try WorkingCopy(of: try tiny.course)
        let file = copy.root.appending(path: path)
        var seconds: [Double] = []
        try await copy.update()
        seconds.append(try second(file))

        let mistake = tiny.root.appending(path: "Tests/Mistakes/Lesson1/Step2-set.patch")
        let original = try Data(contentsOf: file)
        try await copy.apply(mistake.path(percentEncoded: false), to: path)
        #expect(try Data(contentsOf: file) != original, "The patch changes the copy.")
        seconds.append(try second(file))

        try copy.write(original, to: path)
        seconds.append(try second(file))

        try tiny.write("// Another text.\n", to: path)
        try await copy.update()
        seconds.append(try second(file))

        #expect(seconds == seconds.sorted() && Set(seconds).count == 4, "\(seconds)")
        #expect(try String(contentsOf: file, encoding: .utf8) == "// Another text.\n")
    }
}
