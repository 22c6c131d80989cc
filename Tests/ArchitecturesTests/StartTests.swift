import Foundation
import Hosting
import StaffBehaviour
import Subprocess
import SystemPackage
import Testing

@Suite("staff-app", .timeLimit(.minutes(1)))
struct StartTests {
    /// Expects one line on standard error with `advice` in it, and an exit status other than 0.
    private func expectRefusal(
        _ advice: String, lesson: String = "1", data: String, _ options: String...,
        because reason: Comment
    ) async throws {
        let path = try builtExecutable("staff-app")
        let ended = try await Subprocess.run(
            .path(FilePath(path)),
            arguments: .init(["serve", "--lesson", lesson, "--data", data] + options),
            output: .string(limit: 100_000), error: .string(limit: 100_000))
        let lines = ended.standardError.split(separator: "\n")
        #expect(lines.count == 1, "\(reason) One line is read, a page is not: \(lines)")
        #expect(lines.first?.hasPrefix("staff-app: ") == true, "\(reason) It says who speaks.")
        #expect(lines.first?.contains(advice) == true, "\(reason) It says what to do.")
        #expect(ended.standardOutput.isEmpty, "\(reason) Nobody must take it for an address.")
        #expect(ended.terminationStatus == .exited(1), "\(reason) A script must notice.")
    }

    @Test func `a lesson without an app is refused`() async throws {
        try await withTemporaryFolder { folder in
            try await expectRefusal(
                "Use --lesson 1 to 5.", lesson: "9", data: folder, because: "There is no Lesson 9.")
        }
    }

    @Test func `a port that is taken or that does not exist is refused`() async throws {
        try await withTemporaryFolder { folder in
            try await withApp(data: folder) { app in
                let port = try #require(URL(string: app.address)?.port)
                try await expectRefusal(
                    "or use --port 0", data: folder + "/second", "--port", "\(port)",
                    because: "Port \(port) is the first process's.")
            }
            try await expectRefusal(
                "Use --port", data: folder, "--port", "65536", because: "65535 is the last.")
        }
    }

    @Test func `a limit that is no time is refused`() async throws {
        try await withTemporaryFolder { folder in
            for limit in ["nan", "inf", "1e9"] {
                try await expectRefusal(
                    "Use --drain-limit", data: folder, "--drain-limit", limit,
                    because: "\(limit) is no number of seconds to wait.")
            }
        }
    }

    @Test func `a file that is no database is refused, and left as it is`() async throws {
        try await withTemporaryFolder { folder in
            let file = URL(filePath: folder + "/staff.sqlite")
            let letter = Data("Dear Ada, this is a letter and no database.".utf8)
            try letter.write(to: file)
            try await expectRefusal(
                "is not a database. Move it away, or choose another --data folder.",
                data: folder, because: "It is a letter.")
            #expect(try Data(contentsOf: file) == letter, "It is somebody's.")
        }
    }

    // Root may write where permissions forbid it, so what fails here fails for root too: a file
    // where a folder must be, and a file system that nobody can write.
    @Test func `a folder that can't be made or written is refused`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder + "/file"
            try Data().write(to: URL(filePath: file))
            for data in [file, file + "/below", "/dev/null/below"] {
                try await expectRefusal(
                    "Choose another with --data", data: data,
                    because: "There is a file in the way of \(data).")
            }
            #if os(Linux)
                try await expectRefusal(
                    "Choose another with --data", data: "/proc/outgrow",
                    because: "The kernel makes the folders there, nobody else.")
                try await expectRefusal(
                    "Check that its folder exists and that you may write there.",
                    data: "/proc", because: "It exists, and may not be written, also by root.")
            #endif
        }
    }

    @Test func `a folder is made, also below others, whatever its name`() async throws {
        try await withTemporaryFolder { folder in
            let data = folder + "/Ärzte & Öfen/日本 'quoted' \"twice\" 100% #1?"
            try await withApp(data: data) { app in
                try await StaffClient(baseURL: app.address).get("/health/ready")
                    .expect(body: ["status": "ready"], because: "The folder is a folder.")
            }
            #expect(FileManager.default.fileExists(atPath: data + "/staff.sqlite"), "\(data)")
        }
    }

    @Test func `two processes share one folder`() async throws {
        try await withTemporaryFolder { folder in
            try await withApp(data: folder) { first in
                try await withApp(data: folder) { second in
                    for app in [first, second] {
                        let client = StaffClient(baseURL: app.address)
                        try await client.get("/health/ready")
                            .expect(body: ["status": "ready"], because: "It reads the file.")
                        // A transaction that writes, for somebody who is not there.
                        let salary: JSON = [
                            "amount": "1", "currency": "EUR", "effectiveFrom": "2026-05-04",
                        ]
                        try await client.put("/employees/\(UUID())/salary", salary).expect(
                            .unknown("unknown-employee"), because: "It may write the file.")
                    }
                }
            }
        }
    }

    @discardableResult private func withApp<Result: Sendable>(
        data: String, _ body: (ServiceProcess) async throws -> Result
    ) async throws -> Result {
        let arguments = ["serve", "--lesson", "1", "--data", data, "--log-level", "error"]
        return try await withService(builtExecutable("staff-app"), arguments) {
            try await body($0)
        }
    }
}
