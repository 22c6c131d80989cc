public import Foundation

/// Keeps ``CourseProgress`` in `.course/progress.json`, which git ignores.
public struct ProgressStore: Sendable {
    public let folder: URL

    public init(root: URL) {
        folder = root.appending(path: ".course")
    }

    private var file: URL { folder.appending(path: "progress.json") }

    /// The progress, none when nothing is kept yet.
    ///
    /// A file that can't be read as progress is set aside, and the warning says where.
    public func load() -> (progress: CourseProgress, warning: String?) {
        guard let data = try? Data(contentsOf: file) else { return (CourseProgress(), nil) }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        if let progress = try? decoder.decode(CourseProgress.self, from: data) {
            return (progress, nil)
        }
        let aside = unusedName()
        let isAside = (try? FileManager.default.moveItem(at: file, to: aside)) != nil
        let place =
            isAside ? "was set aside as .course/\(aside.lastPathComponent)" : "is passed over"
        return (
            CourseProgress(),
            "The file .course/progress.json is damaged and \(place). "
                + "`./course check 1` measures Lesson 1 anew."
        )
    }

    /// Changes what is kept now, which another command may have changed since it was loaded.
    ///
    /// - Returns: all that is kept then.
    /// - Throws: ``CourseError`` when the folder can't be written to.
    @discardableResult
    public func update(_ change: (inout CourseProgress) -> Void) throws -> CourseProgress {
        let lock = try FileLock(folder.appending(path: "progress.lock"))
        defer { lock.release() }
        var (progress, _) = load()
        change(&progress)
        try save(progress)
        return progress
    }

    /// Replaces what is kept, in one step: a reader sees the old file or the new one.
    ///
    /// - Throws: ``CourseError`` when the folder can't be written to.
    public func save(_ progress: CourseProgress) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        encoder.dateEncodingStrategy = .iso8601
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try encoder.encode(progress).write(to: file, options: .atomic)
        } catch {
            throw CourseError.unwritable(folder)
        }
    }

    private func unusedName() -> URL {
        let names = ["progress.damaged.json"] + (2...99).map { "progress.damaged-\($0).json" }
        let free = names.first {
            !FileManager.default.fileExists(
                atPath: folder.appending(path: $0).path(percentEncoded: false))
        }
        return folder.appending(path: free ?? names[0])
    }
}
