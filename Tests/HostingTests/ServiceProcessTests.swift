import Foundation
import Hosting
import StaffBehaviour
import Subprocess
import SystemPackage
import Testing

@Suite("A service in a process of its own", .timeLimit(.minutes(1)))
struct ServiceProcessTests {
    @Test func `it prints one line with its address, and ends with its standard input`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let path = try builtExecutable("staff-app")
            let ended = try await Subprocess.run(
                .path(FilePath(path)), arguments: .init(serving(folder)),
                input: .inputWriter, output: .sequence, error: .string(limit: 100_000)
            ) { execution in
                var lines: [String] = []
                for try await line in execution.standardOutput.strings() {
                    lines.append(line.trimmingCharacters(in: .newlines))
                    // As when the process that started it is gone.
                    try await execution.standardInputWriter.finish()
                }
                return lines
            }
            let lines = ended.closureResult
            #expect(lines.count == 1, "Whoever started it reads one line: \(lines)")
            #expect(
                lines.first?.wholeMatch(of: /listening on http:\/\/127\.0\.0\.1:[0-9]+/) != nil,
                "It says where it listens: \(lines)")
            #expect(ended.terminationStatus == .exited(0), "It ended in order.")
        }
    }

    @Test func `it is ready when it says that it listens`() async throws {
        try await withApp { app in
            try await StaffClient(baseURL: app.address).get("/health/ready")
                .expect(body: ["status": "ready"], because: "Its data store is open by then.")
        }
    }

    @Test func `it can be told to stop, and to stop at once`() async throws {
        try await withApp { app in
            let status = try await app.stop()
            #expect(status == .exited(0), "SIGTERM ends it in order.")
            app.send(SIGTERM)
        }
        try await withApp { app in
            app.kill()
            let status = try await app.end()
            #expect(status == .signaled(SIGKILL), "SIGKILL does not ask.")
            let dead = ProcessFigures(of: app.id)
            #expect(dead == nil, "There is nothing left to measure.")
        }
    }

    @Test func `what it costs can be read`() async throws {
        try await withApp { app in
            let figures = try #require(ProcessFigures(of: app.id))
            #expect(figures.memory > 1 << 20, "A server in Swift has more than a megabyte.")
            #expect(figures.processor >= 0, "Time does not run backwards.")
        }
    }

    @Test func `one that does not start says why`() async throws {
        let path = try builtExecutable("staff-app")
        let error = await #expect(
            throws: ServiceProcess.DidNotStart.self, "There is no Lesson 9."
        ) {
            try await ServiceProcess.start(path, ["serve", "--lesson", "9", "--data", "/tmp/x"])
        }
        #expect(error?.description.contains("--lesson 1") == true, "Its own words are passed on.")
    }

    @Test func `one that never says that it listens is killed, and says what it said`() async throws
    {
        let error = await #expect(
            throws: ServiceProcess.DidNotStart.self, "It would go on for ever."
        ) {
            try await ServiceProcess.start(
                "/bin/sh", ["-c", "echo I run; exec sleep 600"], within: .milliseconds(500))
        }
        #expect(error?.status == .signaled(SIGKILL), "Nobody else would end it.")
        #expect(error?.description.contains("has not printed `listening on`") == true)
        #expect(error?.log == ["I run"], "Its own words are passed on.")
    }

    @Test func `one that nobody waits for any more is killed`() async throws {
        let (words, continuation) = AsyncStream.makeStream(of: String.self)
        let start = Task {
            try await ServiceProcess.start(
                "/bin/sh", ["-c", "echo I run; exec sleep 600"],
                output: { continuation.yield($0) })
        }
        // From here on there is a process.
        for await _ in words { break }
        start.cancel()
        let error = await #expect(throws: ServiceProcess.DidNotStart.self, "It did not listen.") {
            try await start.value
        }
        #expect(error?.status == .signaled(SIGKILL), "Nobody else would end it.")
    }
}
