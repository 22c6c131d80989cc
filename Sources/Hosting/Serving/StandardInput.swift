import Foundation
import ServiceLifecycle

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Waits for the end of standard input, and thereby for the end of the parent process.
struct StandardInput: Service {
    /// Whether standard input is a pipe or a socket, which ends with whoever holds the other end.
    ///
    /// A terminal does not count, since a background job must not read from it, nor `/dev/null`,
    /// which is at its end from the start.
    static var canEnd: Bool {
        var status = stat()
        guard fstat(STDIN_FILENO, &status) == 0 else { return false }
        let kind = status.st_mode & S_IFMT
        return kind == S_IFIFO || kind == S_IFSOCK
    }

    func run() async throws {
        let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
        // A thread of its own, since a read waits without end, and is left behind when we stop.
        Thread.detachNewThread {
            var byte: UInt8 = 0
            while read(STDIN_FILENO, &byte, 1) > 0 {}
            continuation.finish()
        }
        await cancelWhenGracefulShutdown {
            for await _ in ended {}
        }
    }
}
