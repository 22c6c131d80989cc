import Foundation

/// Keeps out other processes, and other uses in this one, until it is released or its process ends.
struct FileLock {
    private let descriptor: Int32

    /// Waits until nobody has it.
    ///
    /// - Parameter file: made when it is not there, and left there.
    /// - Throws: ``CourseError`` when the file can't be made.
    init(_ file: URL) throws {
        let folder = file.deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        descriptor = open(file.path(percentEncoded: false), O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw CourseError.unwritable(folder) }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }

    func release() { close(descriptor) }
}
