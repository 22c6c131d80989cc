public import Foundation

extension Course {
    /// The checkout that `start` or a folder around it is, the first of `starts` that has one.
    ///
    /// - Throws: ``CourseError`` when none of them is inside a checkout.
    public static func find(from starts: [URL]) throws -> Course {
        for start in starts {
            var folder = start.standardizedFileURL
            while folder.pathComponents.count > 1 {
                if isCheckout(folder) { return try Course(root: folder) }
                folder.deleteLastPathComponent()
            }
        }
        throw CourseError(
            "This is not a checkout of the course.",
            remedy: "Go to the folder that you cloned, the one with the file `course` in it.")
    }

    private static func isCheckout(_ folder: URL) -> Bool {
        ["Package.swift", "Exercises", "Lessons"].allSatisfy {
            FileManager.default.fileExists(
                atPath: folder.appending(path: $0).path(percentEncoded: false))
        }
    }
}
