@preconcurrency import Dispatch
import Foundation

#if canImport(Darwin)
    import Darwin
    import Synchronization

    /// The folders, and every file in them, through kqueue: it does not tell of the one what
    /// happens in the other.
    final class SystemWatch: Sendable {
        private let sources = Mutex<[any DispatchSourceFileSystemObject]>([])
        private let folders: [URL]
        private let queue: DispatchQueue
        private let onEvent: @Sendable () -> Void

        init(
            _ folders: [URL], on queue: DispatchQueue, onEvent: @escaping @Sendable () -> Void
        ) throws {
            self.folders = folders
            self.queue = queue
            self.onEvent = onEvent
            for folder in folders {
                guard open(folder) else { throw CourseError.unwatchable(folder, errno) }
            }
            openFiles()
        }

        func cancel() {
            sources.withLock { sources in
                for source in sources { source.cancel() }
                sources = []
            }
        }

        private func openFiles() {
            for folder in folders {
                let path = folder.path(percentEncoded: false)
                let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
                for name in names where name.hasSuffix(".swift") {
                    _ = open(folder.appending(path: name))
                }
            }
        }

        private func open(_ url: URL) -> Bool {
            let descriptor = Darwin.open(url.path(percentEncoded: false), O_EVTONLY)
            guard descriptor >= 0 else { return false }
            let source = DispatchSource.makeFileSystemObjectSource(
                fileDescriptor: descriptor, eventMask: [.write, .extend, .delete, .rename],
                queue: queue)
            source.setCancelHandler { close(descriptor) }
            source.setEventHandler { [weak self] in
                guard let self else { return }
                // A file that was replaced is another one now.
                if !source.data.isDisjoint(with: [.delete, .rename]) {
                    source.cancel()
                    _ = self.open(url)
                }
                self.onEvent()
            }
            source.activate()
            sources.withLock { $0.append(source) }
            return true
        }
    }
#else
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// The folders, through inotify.
    final class SystemWatch: Sendable {
        private let source: any DispatchSourceRead

        init(
            _ folders: [URL], on queue: DispatchQueue, onEvent: @escaping @Sendable () -> Void
        ) throws {
            let descriptor = inotify_init1(Int32(O_NONBLOCK | O_CLOEXEC))
            guard descriptor >= 0 else { throw CourseError.unwatchable(folders[0], errno) }
            let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE)
            for folder in folders {
                let path = folder.path(percentEncoded: false)
                guard inotify_add_watch(descriptor, path, events) >= 0 else {
                    let code = errno
                    close(descriptor)
                    throw CourseError.unwatchable(folder, code)
                }
            }
            source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
            source.setCancelHandler { close(descriptor) }
            source.setEventHandler {
                // What happened is told by the files themselves: the events are read and dropped.
                var events = [UInt8](repeating: 0, count: 4096)
                while read(descriptor, &events, events.count) > 0 {}
                onEvent()
            }
            source.activate()
        }

        func cancel() { source.cancel() }
    }
#endif
