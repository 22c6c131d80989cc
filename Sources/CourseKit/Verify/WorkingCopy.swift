public import Foundation

/// The copy of the checkout that verify builds in, so that the working tree is never touched.
///
/// It stays at one place, and only what has changed is written again: the next build is a small one.
public struct WorkingCopy: Sendable {
    public let course: Course
    /// The root of the copy, symbolic links resolved.
    public let root: URL
    public let scratch: URL

    public init(of course: Course) throws {
        self.course = course
        let folder = course.file(".course/verify")
        let checkout = folder.appending(path: "checkout")
        do {
            try FileManager.default.createDirectory(at: checkout, withIntermediateDirectories: true)
        } catch {
            throw CourseError.unwritable(folder)
        }
        root = checkout.resolvingSymlinksInPath()
        scratch = folder.resolvingSymlinksInPath().appending(path: "build")
    }

    /// Makes the copy equal to what git tracks or would track.
    ///
    /// - Throws: ``CourseError`` without git, or when the copy can't be written.
    public func update() async throws {
        let wanted = try await files()
        let manager = FileManager.default
        do {
            let present =
                manager.enumerator(atPath: root.path(percentEncoded: false))?
                .compactMap { $0 as? String } ?? []
            for path in present where !wanted.contains(path) {
                let file = root.appending(path: path)
                var isFolder: ObjCBool = false
                let exists = manager.fileExists(
                    atPath: file.path(percentEncoded: false), isDirectory: &isFolder)
                if exists, !isFolder.boolValue { try manager.removeItem(at: file) }
            }
            for path in wanted.sorted() { try copy(path) }
        } catch let error as CourseError {
            throw error
        } catch {
            throw CourseError.unwritable(root)
        }
    }

    /// Writes a file of the copy.
    func write(_ data: Data, to path: String) throws {
        let file = root.appending(path: path)
        let before = date(of: file)
        do {
            try data.write(to: file)
            try renew(file, after: before)
        } catch {
            throw CourseError.unwritable(root)
        }
    }

    /// Applies a patch, which changes the file at `path` alone.
    ///
    /// - Throws: ``CourseError`` when it does not apply cleanly.
    func apply(_ patch: String, to path: String) async throws {
        let file = root.appending(path: path)
        let before = date(of: file)
        // Without the ceiling, git would find the checkout around the copy, and apply nothing.
        let ceiling = root.deletingLastPathComponent().path(percentEncoded: false)
        let environment: [String: String?] = [
            "GIT_CEILING_DIRECTORIES": ceiling.hasSuffix("/")
                ? String(ceiling.dropLast()) : ceiling,
            "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil,
        ]
        let git = Child("git", ["apply", "--verbose", patch], environment: environment, in: root)
        let result = try await git.output()
        guard result.ending.isSuccess else {
            throw CourseError("It does not apply: \(result.text)", remedy: "Make the patch anew.")
        }
        do { try renew(file, after: before) } catch { throw CourseError.unwritable(root) }
    }

    private func files() async throws -> Set<String> {
        let list = Child(
            "git", ["-c", "core.quotePath=false", "ls-files", "-co", "--exclude-standard"],
            in: course.root)
        let result = try? await list.output()
        try Task.checkCancellation()
        guard let result, result.ending.isSuccess else {
            throw CourseError(
                "Verify needs git, and a checkout that git knows: it works on a copy of the "
                    + "files that git lists.",
                remedy: "Clone the course with git, and run it there.")
        }
        let paths = result.text.allLines.map { String($0) }.filter {
            !$0.isEmpty && course.exists($0)
        }
        // Not in git, and still wanted: with it, the copy builds the same packages as the checkout.
        let resolved = course.exists("Package.resolved") ? ["Package.resolved"] : []
        return Set(paths + resolved)
    }

    private func copy(_ path: String) throws {
        let target = root.appending(path: path)
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        let source = course.file(path)
        let exists = manager.fileExists(
            atPath: source.path(percentEncoded: false), isDirectory: &isFolder)
        guard exists, !isFolder.boolValue else { return }
        let data = try Data(contentsOf: source)
        if (try? Data(contentsOf: target)) == data { return }
        try manager.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        let before = date(of: target)
        try? manager.removeItem(at: target)
        try manager.copyItem(at: source, to: target)
        try renew(target, after: before)
    }

    /// Dates a file that has changed, so that the build notices.
    ///
    /// The compiler's driver compares the dates of sources in whole seconds: two contents of a file
    /// in one second are one to it. And a copy keeps the date of what was copied.
    private func renew(_ file: URL, after before: Date?) throws {
        let next = (before?.timeIntervalSince1970.rounded(.down) ?? 0) + 1
        try FileManager.default.setAttributes(
            [.modificationDate: max(Date(), Date(timeIntervalSince1970: next))],
            ofItemAtPath: file.path(percentEncoded: false))
    }

    private func date(of file: URL) -> Date? {
        let path = file.path(percentEncoded: false)
        return try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
}
