public import EventStore
public import Foundation

/// Keeps snapshots as files, one a stream, in a folder of their own.
public struct SnapshotFolder: SnapshotStore {
    private let folder: URL

    /// - Parameter folder: exists, and may be written.
    public init(_ folder: String) {
        self.folder = URL(filePath: folder, directoryHint: .isDirectory)
    }

    /// Where the snapshot of `stream` is, whether or not there is one.
    public func file(of stream: StreamName) -> URL { folder.appending(path: stream.text + ".json") }

    public func snapshot(of stream: StreamName) async throws -> Snapshot? {
        let file = file(of: stream)
        guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
            return nil
        }
        return try JSONDecoder().decode(Snapshot.self, from: Data(contentsOf: file))
    }

    /// Removes the snapshot of a stream, if there is one.
    public func remove(_ stream: StreamName) throws {
        let file = file(of: stream)
        guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
            return
        }
        try FileManager.default.removeItem(at: file)
    }

    public func save(_ snapshot: Snapshot) async throws {
        let file = file(of: StreamName(snapshot.stream))
        try JSONEncoder().encode(snapshot).write(to: file, options: .atomic)
    }
}
