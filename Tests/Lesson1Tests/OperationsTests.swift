import Foundation
import Hosting
import StaffBehaviour
import Subprocess
import Testing

/// What those who run the app rely on, with somebody hired.
@Suite("Lesson 1, operations", .timeLimit(.minutes(1)))
struct Operations {
    @discardableResult private func withApp<Result: Sendable>(
        data: String, _ options: String...,
        body: (StaffClient, ServiceProcess) async throws -> Result
    ) async throws -> Result {
        let arguments = ["serve", "--lesson", "1", "--data", data, "--log-level", "error"]
        return try await withService(builtExecutable("staff-app"), arguments + options) {
            try await body(StaffClient(baseURL: $0.address), $0)
        }
    }

    private static let absurd = Newcomer(
        salary: ["amount": "90000000000000000.00", "currency": "EUR"])

    @Test func `without the bug, an absurd salary is a broken rule`() async throws {
        try await withTemporaryFolder { folder in
            try await withApp(data: folder) { staff, _ in
                let ada = try await staff.hire(Self.absurd)
                try await staff.get("\(ada.path)/salary/yearly").expect(
                    .rule("yearly-pay-too-large"), because: "64 bits can't hold twelve of it.")
                try await staff.get("/health/live")
                    .expect(status: 200, because: "The process goes on.")
            }
        }
    }

    @Test func `with the bug, an absurd salary ends the process, a sensible one does not`()
        async throws
    {
        try await withTemporaryFolder { folder in
            try await withApp(data: folder, "--with-bug") { staff, process in
                let ada = try await staff.hire()
                try await staff.get("\(ada.path)/salary/yearly").expect(
                    body: ["amount": "50400.00", "currency": "EUR"],
                    because: "12 times 4200.00. The bug hides.")
                let ben = try await staff.hire(Self.absurd)
                await #expect(throws: Broken.self, "It traps before it can answer.") {
                    try await staff.get("\(ben.path)/salary/yearly")
                }
                let status = try await process.end()
                #expect(!status.isSuccess, "It trapped: \(status)")
            }
        }
    }

    @Test func `two processes on one folder see the same people`() async throws {
        try await withTemporaryFolder { folder in
            try await withApp(data: folder) { first, _ in
                let ada = try await first.hire()
                try await withApp(data: folder) { second, _ in
                    let ben = try await second.hire()
                    for staff in [first, second] {
                        for person in [ada, ben] {
                            try await staff.get(person.path).expect(
                                body: person.json, because: "There is one data store.")
                        }
                    }
                }
            }
        }
    }

    @Test func `who was hired is there after a restart, whatever the folder's name`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let data = folder + "/Ärzte & Öfen/日本 'quoted' 100% #1?"
            let ada = try await withApp(data: data) { staff, _ in try await staff.hire() }
            try await withApp(data: data) { staff, _ in
                try await staff.get(ada.path)
                    .expect(body: ada.json, because: "The file is in the folder.")
            }
        }
    }
}
