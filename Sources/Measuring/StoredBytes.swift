import Foundation
import GRDB

/// What the data stores in a folder take on the disk.
enum StoredBytes {
    /// All SQLite files in `folder`, once what is still in their logs is written back.
    ///
    /// The app may run meanwhile.
    static func of(_ folder: String) throws -> Int {
        let files = FileManager.default
        let names = try files.contentsOfDirectory(atPath: folder)
        for name in names where name.hasSuffix(".sqlite") {
            try writeBack("\(folder)/\(name)")
        }
        return try files.contentsOfDirectory(atPath: folder)
            .filter { $0.contains(".sqlite") }
            .reduce(0) { sum, name in
                let attributes = try files.attributesOfItem(atPath: "\(folder)/\(name)")
                return sum + ((attributes[.size] as? Int) ?? 0)
            }
    }

    private static func writeBack(_ path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try database.close()
    }
}
