import Classroom
import Experiments
import Foundation
import Hosting
import Lesson1
import Staff
import Testing

/// Each experiment starts the app in a real process, and does to it what the question says.
@Suite("Lesson 1, step 6: predictions", .serialized)
struct Step6_Predictions {
    private func withApp<Result: Sendable>(
        _ options: String..., body: (ServiceProcess, App, String) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryFolder { folder in
            try await withService(
                builtExecutable("staff-app"), serving(folder) + options
            ) { process in
                try await body(process, App(at: process.address), folder)
            }
        }
    }

    private func serving(_ folder: String) -> [String] {
        ["serve", "--lesson", "1", "--log-level", "error", "--data", folder]
    }

    private func check(_ prediction: Prediction<some Predictable>) throws {
        try record(prediction, lesson: 1)
        if !prediction.isRight { Issue.record("\(prediction.report)") }
    }

    @Test func `a trap in Salary: who still answers?`() async throws {
        let predicted = try Predictions.stillAnswerAfterTheCrash()
        try await withApp("--with-bug") { process, app, _ in
            let before = await app.answering()
            #expect(before == Set(Component.allCases), "All three answer before the crash.")
            let absurd = try await hire(at: process.address, monthly: "90000000000000000.00")
            let yearly = "\(process.address)/employees/\(absurd)/salary/yearly?on=2026-06-15"
            await #expect(throws: (any Error).self, "The process traps before it can answer.") {
                try await send("GET", yearly)
            }
            let status = try await process.end()
            try check(
                Prediction(
                    "One exception in Salary: the components that still answer",
                    predicted: predicted, measured: await app.answering(),
                    figures: ["how the process ended": "\(status)"]))
        }
    }

    @Test func `an update of Vacation: who loses requests?`() async throws {
        let predicted = try Predictions.loseRequestsInTheUpdate()
        try await withApp { process, app, folder in
            let port = try #require(URL(string: process.address)?.port)
            let ((pause, new), loads) = try await Load.during(on: app) {
                await app.answers(20)
                let stopped = ContinuousClock.now
                try await process.stop()
                let new = try await ServiceProcess.start(
                    builtExecutable("staff-app"), serving(folder) + ["--port", "\(port)"])
                let pause = ContinuousClock.now - stopped
                await app.answers(20)
                return (pause, new)
            }
            try await new.stop()
            var figures = ["away": pause.formatted(.units(allowed: [.milliseconds]))]
            for (component, load) in loads {
                figures["\(component)"] = "\(load.answered) answered, \(load.lost) lost"
            }
            try check(
                Prediction(
                    "An update of Vacation: the components that lose requests",
                    predicted: predicted, measured: loads.losing, figures: figures))
        }
    }

    @Test func `twice the capacity for Salary: what does it cost?`() async throws {
        let predicted = try Predictions.memoryForTwiceTheSalary()
        try await withApp { first, app, folder in
            let one = try await busy(first, app)
            let (two, both) = try await withService(
                builtExecutable("staff-app"), serving(folder)
            ) { second in
                let two = try await busy(second, App(at: second.address))
                return (two, one.memory + two.memory)
            }
            let factor = Double(both) / Double(one.memory)
            try check(
                Prediction(
                    "Twice the capacity for Salary: the memory in use", predicted: predicted,
                    measured: Growth(factor: factor),
                    figures: [
                        "one process": megabytes(one.memory), "two processes": megabytes(both),
                        "factor": factor.formatted(.number.precision(.fractionLength(2))),
                        "processor time of the first": seconds(one.processor),
                        "processor time of the second": seconds(two.processor),
                    ]))
        }
    }

    /// What the process costs once each component has answered 100 times.
    private func busy(_ process: ServiceProcess, _ app: App) async throws -> ProcessFigures {
        for _ in 1...100 {
            for component in Component.allCases { try await app.read(component) }
        }
        return try #require(ProcessFigures(of: process.id), "The process has ended.")
    }

    @Test func `kill -9 while people are hired: what is lost?`() async throws {
        let predicted = try Predictions.lostByTheKill()
        try await withApp { process, _, folder in
            let hires = try await Hires.until(100, at: process.address) { process.kill() }
            try await process.end()
            let killed = ContinuousClock.now
            try await withService(builtExecutable("staff-app"), serving(folder)) { again in
                let pause = ContinuousClock.now - killed
                let found = try await Found(at: again.address)
                let missing = Set(hires.acknowledged).subtracting(found.whole)
                var lost: Set<Loss> = []
                if hires.unanswered > 0 { lost.insert(.requestsInFlight) }
                if !missing.isEmpty { lost.insert(.acknowledgedHires) }
                if found.halves > 0 { lost.insert(.halvesOfHires) }
                try check(
                    Prediction(
                        "kill -9 while people are hired: what is lost", predicted: predicted,
                        measured: lost,
                        figures: [
                            "acknowledged hires": "\(hires.acknowledged.count)",
                            "acknowledged hires that are missing": "\(missing.count)",
                            "halves of hires": "\(found.halves)",
                            "requests without an answer": "\(hires.unanswered)",
                            "until it listens again": pause.formatted(
                                .units(allowed: [.milliseconds])),
                        ]))
            }
        }
    }

    private func megabytes(_ bytes: Int) -> String {
        bytes.formatted(.byteCount(style: .memory, allowedUnits: .mb))
    }

    private func seconds(_ seconds: Double) -> String {
        seconds.formatted(.number.precision(.fractionLength(2))) + " s"
    }
}
