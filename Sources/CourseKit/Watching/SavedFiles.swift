import Foundation
import Synchronization

/// The Swift files of some folders, as they were when somebody last looked.
final class SavedFiles: Sendable {
    private struct State: Equatable {
        var date: Date?
        var size: Int?
        var number: Int?
    }

    private let folders: [URL]
    private let seen: Mutex<[String: State]>

    init(in folders: [URL]) {
        self.folders = folders
        seen = Mutex(SavedFiles.look(at: folders))
    }

    /// Whether one of them has been saved, added or removed since the last look.
    func haveChanged() -> Bool {
        let now = SavedFiles.look(at: folders)
        return seen.withLock { seen in
            defer { seen = now }
            return seen != now
        }
    }

    private static func look(at folders: [URL]) -> [String: State] {
        let manager = FileManager.default
        var found: [String: State] = [:]
        for folder in folders {
            let path = folder.path(percentEncoded: false)
            for name in (try? manager.contentsOfDirectory(atPath: path)) ?? []
            where name.hasSuffix(".swift") && !name.hasPrefix(".") {
                let file = folder.appending(path: name).path(percentEncoded: false)
                let attributes = try? manager.attributesOfItem(atPath: file)
                found[file] = State(
                    date: attributes?[.modificationDate] as? Date,
                    size: attributes?[.size] as? Int,
                    number: attributes?[.systemFileNumber] as? Int)
            }
        }
        return found
    }
}
