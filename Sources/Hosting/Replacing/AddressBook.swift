import Foundation
import Synchronization

/// Where the instances of one service are: a file with an address in each line.
///
/// It is read again for a request when it has changed, so that whoever writes it need not ask the
/// gateway for anything.
public final class AddressBook: InstanceRegistry {
    private struct Version: Equatable {
        let file: UInt64
        let changed: Date
    }

    private let path: String
    private let read = Mutex<(version: Version?, addresses: [String])>((nil, []))

    /// - Parameter path: of the file, which need not be there yet.
    public init(_ path: String) {
        self.path = path
    }

    /// The addresses that the file has now. When it can't be read, those that it had before.
    public var addresses: [String] {
        read.withLock { read in
            let version = version
            guard version != read.version,
                let text = try? String(contentsOfFile: path, encoding: .utf8)
            else { return read.addresses }
            read = (version, text.split(whereSeparator: \.isNewline).map(String.init))
            return read.addresses
        }
    }

    /// Replaces the file in one step: a reader has the old addresses or the new ones.
    public func use(_ addresses: [String]) throws {
        let lines = addresses.map { $0 + "\n" }.joined()
        try Data(lines.utf8).write(to: URL(filePath: path), options: .atomic)
    }

    /// Each atomic write makes a new file.
    private var version: Version? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        let seconds = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        return Version(file: UInt64(status.st_ino), changed: Date(timeIntervalSince1970: seconds))
    }
}
