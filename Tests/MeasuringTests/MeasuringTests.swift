import Classroom
import Foundation
import Hosting
import Subprocess
import SystemPackage
import Testing

/// Short runs in real processes. What they measure is never judged, since machines differ.
@Suite("Measuring", .serialized, .timeLimit(.minutes(3)))
struct MeasuringTests {
    private static let isSolved = ProcessInfo.processInfo.environment["SOLVED"] == "all"

    private func measure(_ lesson: Int) async throws -> MeasuredArchitecture {
        try await withTemporaryFolder { folder in
            let ended = try await Subprocess.run(
                .path(FilePath(try builtExecutable("staff-app"))),
                arguments: Arguments(
                    ["measure", "--lesson", "\(lesson)", "--output", "\(folder)/figures.json"]
                        + ["--employees", "20", "--raises", "400", "--seconds", "0.3"]),
                environment: .inherit.updating(["TMPDIR": folder]),
                input: .none, output: .discarded, error: .string(limit: 100_000))
            #expect(ended.terminationStatus == .exited(0), "\(ended.standardError)")
            #expect(ended.standardError.contains("100 % Lesson \(lesson): done"))
            let json = try Data(contentsOf: URL(filePath: "\(folder)/figures.json"))
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left == ["figures.json"], "Its data is gone: \(left)")
            expectNoProcess(of: folder)
            let found = try JSONDecoder().decode(Comparison.self, from: json)
            return try #require(found.architectures.first)
        }
    }

    @Test func `one process has a figure in every row, or says what is missing`() async throws {
        let found = try await measure(1)
        if !MeasuringTests.isSolved, let failure = found.failure {
            #expect(failure.contains("was answered 501"), "A step is not written yet.")
            #expect(found.reads == nil)
            return
        }
        expectAllFigures(found)
        #expect(found.cost?.processes == 1)
        #expect(found.tellsWhoAndWhen == false, "Its tables keep what is true now.")
        #expect(found.crash?.stillAnswering == [], "Its one process was killed.")
        #expect(found.update?.lostInAll != 0, "Its one process was away.")
    }

    @Test(.enabled(if: isSolved))
    func `two sides have a figure in every row, and lose nothing in an update`() async throws {
        let found = try await measure(4)
        expectAllFigures(found)
        #expect(found.cost?.processes == 5)
        #expect(found.tellsWhoAndWhen == true, "Its events say it.")
        #expect(found.crash?.stillAnswering == ["employees", "vacation"], "Salary was killed.")
        #expect(found.update?.lostInAll == 0, "Another instance was there.")
    }

    private func expectAllFigures(_ found: MeasuredArchitecture) {
        #expect(found.failure == nil)
        // The lines are counted by who has the sources.
        for row in MeasuredRow.allCases where row != .lines {
            #expect(row.value(found) != nil, "\(row)")
        }
        #expect(found.hires?.count == 20)
        #expect(found.writes?.count == 400)
        #expect(
            found.cost?.changes == 401, "The raises, and the one that shows that all are there.")
        #expect((found.cost?.bytes ?? 0) > 4096, "401 raises fill a page at least.")
    }

    @Test(.enabled(if: isSolved), arguments: [SIGINT, SIGTERM])
    func `a signal ends all that it has started`(signal: Int32) async throws {
        try await withTemporaryFolder { folder in
            let ended = try await Subprocess.run(
                .path(FilePath(try builtExecutable("staff-app"))),
                arguments: ["measure", "--lesson", "2", "--seconds", "30"],
                environment: .inherit.updating(["TMPDIR": folder]),
                input: .none, output: .discarded, error: .sequence
            ) { execution in
                for try await line in execution.standardError.strings()
                where line.contains("hiring") {
                    kill(execution.processIdentifier.value, signal)
                }
            }
            #expect(ended.terminationStatus == .exited(130), "As a shell says it of Ctrl-C.")
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.isEmpty, "\(left)")
            expectNoProcess(of: folder)
        }
    }

    /// No process has `folder` among its arguments.
    private func expectNoProcess(of folder: String) {
        #if os(Linux)
            let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            let found = all.filter { id in
                let line = try? String(contentsOfFile: "/proc/\(id)/cmdline", encoding: .utf8)
                return Int32(id) != nil && line?.contains(folder) == true
            }
            #expect(found.isEmpty, "These still run: \(found)")
        #endif
    }
}
