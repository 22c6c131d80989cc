import Foundation
import Synchronization

/// The logs of several services: a file for each.
final class ServiceLogs: Sendable {
    let folder: String
    private let files = Mutex<[String: FileHandle]>([:])

    /// - Parameter folder: is made if there is none.
    init(in folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        self.folder = folder
    }

    func write(_ line: String, of service: String) {
        files.withLock { files in
            let file = files[service] ?? open("\(folder)/\(service).log")
            files[service] = file
            try? file?.write(contentsOf: Data("\(line)\n".utf8))
        }
    }

    private func open(_ path: String) -> FileHandle? {
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        let file = FileHandle(forWritingAtPath: path)
        _ = try? file?.seekToEnd()
        return file
    }
}
