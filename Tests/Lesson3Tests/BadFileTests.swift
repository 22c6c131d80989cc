import EventStore
import EventStoreSQLite
import Foundation
import Hosting
import Lesson3
import StaffSQLite
import Subprocess
import Testing

/// Files that can't be used: one clear error, and nothing half-written.
@Suite("Lesson 3, bad files")
struct BadFiles {
    private func store(_ folder: String) throws -> SQLiteEventStore {
        SQLiteEventStore(
            try EventDatabase(folder + "/events.sqlite"), now: { Timestamp.now() })
    }

    @Test func `a full disk: the append fails with one error, and whole batches are there`()
        async throws
    {
        try await withTemporaryFolder { folder in
            // First without a limit: a store that can't append need no full disk for it.
            try await store(folder).append([.one, .one, .one], to: "other", expecting: .any)
            // The shell's limit on the size of a file, in blocks. The signal is ignored, so that
            // a write beyond it fails, as on a full disk.
            let limited = ["/bin/sh", "-c", "trap '' XFSZ; ulimit -f 400; exec \"$@\"", "sh"]
            let appender = try await Appender.run(in: folder, under: limited)
            #expect(!appender.status.isSuccess, "The file could not grow: \(appender.status)")
            #expect(appender.acknowledged > 0, "It could at first.")
            #expect(
                appender.complaint.contains("The file \(folder)/events.sqlite can't"),
                "One line says which file, and what to do: \(appender.complaint)")
            #expect(
                appender.complaint.split(separator: "\n").count == 1, "\(appender.complaint)")
            try await appender.check(folder, "Behind a full disk.")
        }
    }

    @Test func `a read-only file: one clear error, and the file is as it was`() async throws {
        try await withTemporaryFolder { folder in
            try await store(folder).append([.one, .one, .one], to: "list", expecting: .any)
            let file = folder + "/events.sqlite"
            let before = try Data(contentsOf: URL(filePath: file))
            chmod(file, 0o444)
            chmod(folder, 0o555)
            defer { chmod(folder, 0o755) }
            // Nothing is read-only to root, so the program runs as somebody else then.
            var options = PlatformOptions()
            if getuid() == 0 { options.userID = 65_534 }
            let appender = try await Appender.run(in: folder, options: options)
            #expect(!appender.status.isSuccess, "It can't write: \(appender.status)")
            #expect(appender.acknowledged == 0, "Nothing was acknowledged.")
            #expect(
                appender.complaint.contains("The file \(file) can't be"),
                "One line says which file, and what to do: \(appender.complaint)")
            #expect(
                appender.complaint.split(separator: "\n").count == 1, "\(appender.complaint)")
            #expect(
                try Data(contentsOf: URL(filePath: file)) == before, "The file is as it was.")
        }
    }

    /// Half of it, and less than SQLite's header of 100 bytes.
    @Test(arguments: [(0.5, "is damaged"), (0.0001, "is not a database")])
    func `a truncated file says so, and is left as it is`(
        kept: Double, complaint: String
    ) async throws {
        try await withTemporaryFolder { folder in
            let file = try await filled(folder)
            let size = try Data(contentsOf: file).count
            try #require(truncate(file.path(), Int(Double(size) * kept)) == 0)
            let before = try Data(contentsOf: file)
            await expect(complaint, file) { _ = try await store(folder).read("list") }
            await expect(complaint, file) {
                try await store(folder).append([.one], to: "list", expecting: .any)
            }
            #expect(try Data(contentsOf: file) == before, "Nothing was appended to what is left.")
        }
    }

    /// SQLite makes such a file before it writes to it: whoever is ended in between leaves one.
    @Test func `a file of 0 bytes is a new one`() async throws {
        try await withTemporaryFolder { folder in
            let file = try await filled(folder)
            try #require(truncate(file.path(), 0) == 0)
            let store = try store(folder)
            #expect(try await store.read("list").isEmpty, "Nothing is left.")
            let answer = try await store.append([.one], to: "list", expecting: .noStream)
            #expect(answer.version == 1, "It begins anew.")
        }
    }

    /// The file of a store with 2,000 events.
    private func filled(_ folder: String) async throws -> URL {
        let store = try store(folder)
        let events = (1...2_000).map { _ in EventToAppend.one }
        try await store.append(events, to: "list", expecting: .noStream)
        return URL(filePath: folder + "/events.sqlite")
    }

    private func expect(
        _ complaint: String, _ file: URL, _ body: () async throws -> Void
    ) async {
        await #expect(throws: DataStoreError.self, "A part of the file is gone.") {
            do { try await body() } catch {
                #expect(
                    "\(error)".contains("\(file.path()) \(complaint)"),
                    "The error names the file: \(error)")
                throw error
            }
        }
    }

    @Test func `a file that is no database is left as it is`() async throws {
        try await withTemporaryFolder { folder in
            // First with a good one: what is refused below is the file, not the store.
            try await store(folder).append([.one], to: "list", expecting: .any)
            let other = folder + "/other"
            try FileManager.default.createDirectory(
                atPath: other, withIntermediateDirectories: false)
            let text = String(repeating: "Dear diary, today I hired Ada. ", count: 100)
            let file = other + "/events.sqlite"
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            #expect(throws: DataStoreError.self, "A diary is no database.") {
                do { _ = try store(other) } catch {
                    #expect("\(error)".contains("\(file) is not a database"), "\(error)")
                    throw error
                }
            }
            #expect(try String(contentsOfFile: file, encoding: .utf8) == text, "It is as it was.")
        }
    }
}
