import Dispatch
public import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Tells when a Swift file in one of some folders has been saved: the system says so, nobody asks.
public final class FolderWatch: Sendable {
    /// One element a save, or a few saves that came together. It ends with the watch.
    public let saves: AsyncStream<Void>
    private let end: @Sendable () -> Void

    /// - Throws: ``CourseError`` when the system can't watch one of the folders.
    public init(_ folders: [URL]) throws {
        let queue = DispatchQueue(label: "saves")
        let (saves, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let files = SavedFiles(in: folders)
        let system = try SystemWatch(folders, on: queue) {
            // Editors make files of their own beside the one that is saved.
            if files.haveChanged() { continuation.yield() }
        }
        self.saves = saves
        end = {
            system.cancel()
            continuation.finish()
        }
    }

    deinit { end() }

    public func stop() { end() }
}

extension CourseError {
    static func unwatchable(_ folder: URL, _ code: Int32) -> CourseError {
        CourseError(
            "\(folder.path(percentEncoded: false)) can't be watched: "
                + String(cString: strerror(code)) + ".",
            remedy: "Use `./course check` after a save.")
    }
}
