import Foundation

/// Keeps a file to one holder at a time, among those who ask for it.
///
/// The kernel gives it back when the holder's process ends, in whatever way.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of the file at `path`, which is a file of its own beside it.
    ///
    /// - Throws: ``DataStoreError`` when somebody has it.
    init(of path: String) throws {
        descriptor = open("\(path).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw DataStoreError(
                path: path,
                advice:
                    "can't be locked. Check that its folder exists and that you may write there.")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw DataStoreError(
                path: path,
                advice:
                    "is in use by another gateway. End that one, or choose another --data folder."
            )
        }
    }

    deinit { close(descriptor) }
}
