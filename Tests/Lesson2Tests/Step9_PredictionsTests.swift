import Classroom
import Experiments
import Foundation
import Hosting
import Lesson2
import Staff
import StaffSQLite
import Testing

/// Each experiment starts the services in real processes, and does to them what the question says:
/// the same as in Lesson 1, whose figures stand beside these.
@Suite("Lesson 2, step 9: predictions", .serialized)
struct Step9_Predictions {
    private func check(_ prediction: Prediction<some Predictable>, besides claim: String? = nil)
        throws
    {
        let shown = claim.map { prediction.beside($0, ofLesson: 1) } ?? prediction
        try record(shown, lesson: 2)
        if !shown.isRight { Issue.record("\(shown.report)") }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a trap in Salary, then a kill: who answers every request?`() async throws {
        let predicted = try Predictions.answerThroughTheCrash()
        try await withApp(salary: "--with-bug") { processes, app, fleet in
            let absurd = try await hire(
                at: processes.gateway.address, monthly: "90000000000000000.00")
            let others: [Component] = [.employees, .vacation]
            let (trapped, first) = try await Load.during(on: app, ending: .salary) {
                await app.answers(20)
                let yearly = "\(processes.gateway.address)/employees/\(absurd)/salary/yearly"
                let answer = try await send("GET", yearly + "?on=2026-06-15")
                let status = try await processes.salary.end()
                await app.answers(20, of: others)
                return (answer: answer.status, process: "\(status)")
            }
            let port = try #require(URL(string: processes.salary.address)?.port)
            let again = try await fleet.serve("salary", "--port", "\(port)")
            // Until the gateway has noticed that Salary is back.
            await app.answers(20)
            let ((), second) = try await Load.during(on: app, ending: .salary) {
                await app.answers(20)
                again.kill()
                try await again.end()
                await app.answers(20, of: others)
            }
            let overview = try await send("GET", processes.gateway.address + "/overview")
            var figures = [
                "Salary's process, after the trap": trapped.process,
                "yearly pay, answered with": "\(trapped.answer)",
                "the overview without Salary, answered with": "\(overview.status)",
            ]
            for component in Component.allCases {
                figures["\(component), trap"] = first[component]?.words
                figures["\(component), kill -9"] = second[component]?.words
            }
            try check(
                Prediction(
                    "Salary crashes: the components that answer every request",
                    predicted: predicted,
                    measured: Set(Component.allCases).subtracting(
                        first.losing.union(second.losing)),
                    figures: figures),
                besides: "One exception in Salary: the components that still answer")
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `an update of Vacation: who loses requests?`() async throws {
        let predicted = try Predictions.loseRequestsInTheUpdate()
        try await withApp { processes, app, fleet in
            let book = AddressBook("\(fleet.folder)/vacation.addresses")
            let (time, loads) = try await Load.during(on: app) {
                await app.answers(20)
                let start = ContinuousClock.now
                _ = try await Replacement.replace(
                    RunningProcess(processes.vacation), in: book,
                    start: { RunningProcess(try await fleet.start("vacation")) },
                    settle: { await app.answers(20) })
                let time = ContinuousClock.now - start
                await app.answers(20)
                return time
            }
            var figures = ["until the old one had ended": time.inMilliseconds]
            for component in Component.allCases {
                figures["\(component)"] = loads[component]?.words
            }
            try check(
                Prediction(
                    "An update of Vacation, rolling: the components that lose requests",
                    predicted: predicted, measured: loads.losing, figures: figures),
                besides: "An update of Vacation: the components that lose requests")
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `twice the capacity for Salary: what does it cost?`() async throws {
        let predicted = try Predictions.memoryForTwiceTheSalary()
        try await withApp { processes, app, fleet in
            let second = try await fleet.serve("salary")
            try AddressBook("\(fleet.folder)/salary.addresses").use([
                processes.salary.address, second.address,
            ])
            for _ in 1...100 {
                for component in Component.allCases { try await app.read(component) }
            }
            let figures = try [
                processes.employees, processes.salary, second, processes.vacation,
                processes.gateway,
            ].map { try #require(ProcessFigures(of: $0.id), "The process has ended.") }
            let memory = figures.map(\.memory)
            let before = memory[0] + memory[1] + memory[3]
            let factor = Double(before + memory[2]) / Double(before)
            try check(
                Prediction(
                    "Twice the capacity for Salary: the memory of the three components",
                    predicted: predicted, measured: Growth(factor: factor),
                    figures: [
                        "three processes": before.inMegabytes,
                        "with a second Salary": (before + memory[2]).inMegabytes,
                        "and with the gateway": memory.reduce(0, +).inMegabytes,
                        "factor": factor.withTwoPlaces,
                        "processor, the first Salary": figures[1].processor.withTwoPlaces + " s",
                        "processor, the second Salary": figures[2].processor.withTwoPlaces + " s",
                    ]),
                besides: "Twice the capacity for Salary: the memory in use")
        }
    }

    @Test(.timeLimit(.minutes(10))) func `one overview: how many calls is it?`() async throws {
        let predicted = try Predictions.callsOfOneOverview()
        try await withApp(logLevel: "info") { processes, app, fleet in
            for _ in 2...20 { _ = try await hire(at: processes.gateway.address) }
            let trace = String(repeating: "5", count: 32)
            _ = try await send(
                "GET", processes.gateway.address + "/overview",
                headers: ["traceparent": "00-\(trace)-5555555555555555-01"])
            let tree = try await processes.followed(trace)
            let calls = tree.spans.filter { $0.service != "gateway" }.count
            let took = Double(tree.roots.first?.microseconds ?? 0) / 1000
            try check(
                Prediction(
                    "An overview of 20 people: the calls that the gateway makes",
                    predicted: predicted, measured: Calls(calls, services: 3),
                    figures: [
                        "calls": "\(calls)", "logs with a line of it": "\(tree.services.count)",
                        "spans": "\(tree.spans.count)",
                        "until it was answered": took.withTwoPlaces + " ms",
                    ]))
        }
    }

    @Test(.timeLimit(.minutes(10))) func `through the gateway: what does a hop cost?`() async throws
    {
        let predicted = try Predictions.timeThroughTheGateway()
        try await withApp { processes, app, _ in
            let path = "/employees/\(app.employee)"
            var direct: [Duration] = []
            var through: [Duration] = []
            // In turns, so that what else the machine does is in both.
            for _ in 1...300 {
                direct.append(try await time(of: processes.employees.address + path))
                through.append(try await time(of: processes.gateway.address + path))
            }
            let (one, two) = (direct.median, through.median)
            try check(
                Prediction(
                    "A read through the gateway: the time of a direct one", predicted: predicted,
                    measured: Growth(factor: two / one),
                    figures: [
                        "direct, median": one.inMilliseconds,
                        "through the gateway, median": two.inMilliseconds,
                        "factor": (two / one).withTwoPlaces,
                    ]))
        }
    }

    private func time(of url: String) async throws -> Duration {
        let start = ContinuousClock.now
        let status = try await send("GET", url).status
        try #require(status == 200, "Somebody is there to be read.")
        return ContinuousClock.now - start
    }

    @Test(.timeLimit(.minutes(10)))
    func `kill -9 while people are hired: what is lost?`() async throws {
        let predicted = try Predictions.lostByTheKill()
        try await withApp { processes, _, fleet in
            let address = processes.gateway.address
            let hires = try await Hires.until(100, at: address) { processes.gateway.kill() }
            try await processes.gateway.end()
            let killed = ContinuousClock.now
            let log = try HireLog.open("\(fleet.folder)/gateway.sqlite")
            let unfinished = try await log.unfinished().count
            let again = try await fleet.gateway(
                to: processes.employees.address, processes.salary.address,
                processes.vacation.address)
            let pause = ContinuousClock.now - killed
            try await eventually("the gateway takes back what it had begun") {
                try await log.unfinished().isEmpty
            }
            let found = try await Found(at: again.address)
            let missing = Set(hires.acknowledged).subtracting(found.whole)
            var lost: Set<Loss> = []
            if hires.unanswered > 0 { lost.insert(.requestsInFlight) }
            if !missing.isEmpty { lost.insert(.acknowledgedHires) }
            if found.halves > 0 { lost.insert(.halvesOfHires) }
            try check(
                Prediction(
                    "kill -9 of the gateway while people are hired: what is lost",
                    predicted: predicted, measured: lost,
                    figures: [
                        "acknowledged hires": "\(hires.acknowledged.count)",
                        "of them missing": "\(missing.count)",
                        "halves of hires": "\(found.halves)",
                        "taken back after the restart": "\(unfinished)",
                        "requests without an answer": "\(hires.unanswered)",
                        "until it is ready again": pause.inMilliseconds,
                    ]),
                besides: "kill -9 while people are hired: what is lost")
        }
    }
}
