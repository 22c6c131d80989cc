import Classroom
import Foundation
import Staff

/// The load on one running app, a kind of request after the other.
struct Experiment {
    private let running: RunningApp
    private let app: AppUnderLoad
    private let size: MeasuringRun.Size
    private let report: @Sendable (String, Double) -> Void
    private var employees: [String] = []
    private var raises = 0

    init(
        _ running: RunningApp, _ size: MeasuringRun.Size,
        _ report: @escaping @Sendable (String, Double) -> Void
    ) {
        self.running = running
        self.size = size
        self.report = report
        app = AppUnderLoad(at: running.address)
    }

    private var time: Duration { .seconds(size.seconds) }

    mutating func run(_ architecture: MeasuredArchitecture) async throws -> MeasuredArchitecture {
        var measured = architecture
        report("hiring \(size.employees) people", 0.05)
        measured.hires = try await hire()
        report("reads", 0.15)
        let before = await running.figures
        let reads = try await read()
        measured.reads = reads
        let between = await running.figures
        report("raises", 0.28)
        let writes = try await write()
        measured.writes = writes
        let after = await running.figures
        report("pages of the overview", 0.4)
        measured.overview = try await overview()
        report("a change, and when the overview shows it", 0.52)
        measured.staleness = try await staleness()
        report("a burst on Salary", 0.58)
        measured.burst = try await burst()
        let memory = await running.figures.memory
        let forAnother = await running.memory(of: .salary)
        measured.tellsWhoAndWhen = try await tellsWhoAndWhen()
        report("a crash of Salary", 0.7)
        measured.crash = try await crash()
        report("an update of Vacation", 0.88)
        measured.update = try await update()
        measured.cost = .init(
            processes: await running.count, memory: memory, memoryForAnotherSalary: forAnother,
            processorPerRead: Experiment.milliseconds(before, between, reads.count),
            processorPerWrite: Experiment.milliseconds(between, after, writes.count), bytes: 0,
            changes: employees.count + raises)
        return measured
    }

    private typealias Figures = (memory: Int, processor: Double)

    private static func milliseconds(_ first: Figures, _ last: Figures, _ count: Int) -> Double {
        (last.processor - first.processor) * 1000 / Double(max(count, 1))
    }

    private mutating func hire() async throws -> Rate {
        let app = app
        let hired = Hired()
        // Ten departments. The first alone has one employee, whose salary is looked for later.
        let rate = try await Clients.run(8, requests: size.employees, within: .seconds(20)) { number in
            let department = number == 0 ? Experiment.probe : "Team \(number % 10)"
            await hired.add(number, try await app.hire(number, department: department))
        }
        employees = await hired.ids
        return rate
    }

    private static let probe = "Probe"

    private func read() async throws -> Rate {
        let (app, employees) = (app, employees)
        return try await Clients.run(16, within: time) { number in
            let component = Component.allCases[number % 3]
            try await app.read(component, of: employees[number % employees.count])
        }
    }

    private mutating func write() async throws -> Rate {
        let (app, employees) = (app, employees)
        let rate = try await Clients.run(8, requests: size.raises, within: .seconds(15)) { number in
            // No two salaries of one employee for one day.
            let day = number / employees.count
            let text = String(format: "2026-%02d-%02d", 2 + day / 28, 1 + day % 28)
            try await app.raise(
                employees[number % employees.count], to: 4000 + number % 3000, from: text)
        }
        raises += rate.count
        return rate
    }

    private func overview() async throws -> Rate {
        let app = app
        return try await Clients.run(1, requests: 200, within: time) { _ in
            _ = try await app.overview()
        }
    }

    /// Changes a salary, and asks the overview until it shows that.
    private mutating func staleness() async throws -> MeasuredArchitecture.Staleness {
        var times: [Double] = []
        for number in 1...25 {
            let amount = 9000 + number
            try await app.raise(
                employees[0], to: amount, from: String(format: "2026-05-%02d", number))
            raises += 1
            let changed = ContinuousClock.now
            var asked = changed
            let end = changed + .seconds(10)
            var isFirst = true
            while try await app.salaryInOverview(of: Experiment.probe) != "\(amount).00" {
                guard ContinuousClock.now < end else { throw NeverShown() }
                isFirst = false
                asked = .now
            }
            // Whoever asks at once and sees it has waited for nothing.
            times.append(isFirst ? 0 : (asked - changed) / .milliseconds(1))
        }
        return .init(milliseconds: times)
    }

    private func burst() async throws -> MeasuredArchitecture.Burst {
        let (app, employees, time) = (app, employees, time)
        async let others = Clients.run(2, within: time) { number in
            try await app.read(
                number.isMultiple(of: 2) ? .employees : .vacation,
                of: employees[number % employees.count])
        }
        let salary = try await Clients.run(32, within: time) { number in
            try await app.read(.salary, of: employees[number % employees.count])
        }
        return .init(salary: salary, others: try await others)
    }

    /// Salary is killed twice: once to see who answers without it, once under load, with somebody
    /// who starts it again at once.
    private func crash() async throws -> MeasuredArchitecture.Outage {
        let (running, app, employee) = (running, app, employees[0])
        try await running.kill(.salary)
        let answering = await answering()
        try await running.startAgain(.salary)
        try await untilAllAnswer()
        let load = try await SteadyLoad.during(app, employee) {
            try await Task.sleep(for: .milliseconds(500))
            let crashed = ContinuousClock.now
            try await running.kill(.salary)
            try await running.startAgain(.salary)
            try await Experiment.untilAnswers(.salary, app, employee)
            let recovery = (ContinuousClock.now - crashed) / .milliseconds(1)
            try await Task.sleep(for: .milliseconds(500))
            return recovery
        }
        return .init(
            answered: load.answered, lost: load.lost, stillAnswering: answering,
            milliseconds: load.result)
    }

    private func update() async throws -> MeasuredArchitecture.Outage {
        try await untilAllAnswer()
        let running = running
        let load = try await SteadyLoad.during(app, employees[0]) {
            try await Task.sleep(for: .milliseconds(500))
            let began = ContinuousClock.now
            try await running.update(.vacation)
            let duration = (ContinuousClock.now - began) / .milliseconds(1)
            try await Task.sleep(for: .milliseconds(500))
            return duration
        }
        return .init(answered: load.answered, lost: load.lost, milliseconds: load.result)
    }

    private func answering() async -> [String] {
        var names: [String] = []
        for component in Component.allCases
        where (try? await app.read(component, of: employees[0])) != nil {
            names.append(component.rawValue)
        }
        return names
    }

    private func untilAllAnswer() async throws {
        for component in Component.allCases {
            try await Experiment.untilAnswers(component, app, employees[0])
        }
    }

    private static func untilAnswers(
        _ component: Component, _ app: AppUnderLoad, _ employee: String
    ) async throws {
        let end = ContinuousClock.now + .seconds(15)
        while true {
            do {
                return try await app.read(component, of: employee)
            } catch {
                guard ContinuousClock.now < end else { throw error }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    private func tellsWhoAndWhen() async throws -> Bool {
        try await app.raise(employees[0], to: 9999, from: "2026-05-28", by: "ada")
        return try await app.tells(who: "ada", of: employees[0])
    }
}

/// Those who were hired, by their numbers.
private actor Hired {
    private var byNumber: [Int: String] = [:]

    func add(_ number: Int, _ id: String) { byNumber[number] = id }

    var ids: [String] { byNumber.sorted { $0.key < $1.key }.map(\.value) }
}

struct NeverShown: Error, CustomStringConvertible {
    var description: String { "The overview did not show a raise within 10 seconds." }
}
