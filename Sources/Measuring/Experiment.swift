import Classroom
import Foundation
import Staff

/// The load on one running app, a kind of request after the other.
struct Experiment {
    let running: RunningApp
    let app: AppUnderLoad
    private let folder: String
    private let size: MeasuringRun.Size
    private let report: @Sendable (String, Double) -> Void
    private(set) var employees: [String] = []

    /// - Parameter folder: where the app keeps its data.
    init(
        _ running: RunningApp, in folder: String, _ size: MeasuringRun.Size,
        _ report: @escaping @Sendable (String, Double) -> Void
    ) {
        self.running = running
        self.folder = folder
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
        let afterReads = await running.figures
        report("raises", 0.28)
        let empty = try await bytes(afterProbe: 1)
        let beforeWrites = await running.figures
        let writes = try await write()
        measured.writes = writes
        let afterWrites = await running.figures
        let full = try await bytes(afterProbe: 2)
        report("pages of the overview", 0.4)
        measured.overview = try await overview()
        report("a change, until it shows", 0.52)
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
            processorPerRead: Experiment.milliseconds(before, afterReads, reads.count),
            processorPerWrite: Experiment.milliseconds(beforeWrites, afterWrites, writes.count),
            bytes: full - empty, changes: writes.count + 1)
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
        let rate = try await Clients.run(8, requests: size.employees, within: .seconds(20)) {
            number in
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

    private func write() async throws -> Rate {
        let (app, employees) = (app, employees)
        return try await Clients.run(8, requests: size.raises, within: .seconds(15)) { number in
            // No two salaries of one employee for one day.
            let day = number / employees.count
            let text = String(format: "2026-%02d-%02d", 2 + day / 28, 1 + day % 28)
            try await app.raise(
                employees[number % employees.count], to: 4000 + number % 3000, from: text)
        }
    }

    /// What the data stores take, once the overview shows one raise more: a view has then written
    /// all raises before it too.
    private func bytes(afterProbe number: Int) async throws -> Int {
        _ = try await Experiment.behind(app, employees[0], by: number)
        return try StoredBytes.of(folder)
    }

    private func overview() async throws -> Rate {
        let app = app
        return try await Clients.run(1, requests: 200, within: time) { _ in
            _ = try await app.overview()
        }
    }

    /// Changes a salary while others are changed too, and asks the overview until it shows that.
    private func staleness() async throws -> MeasuredArchitecture.Staleness {
        let (app, employees) = (app, employees)
        let times = try await Clients.load(8) { number in
            // Days that the overview does not look at yet, and no two alike for one employee.
            let day = number / employees.count
            let text = String(
                format: "%d-%02d-%02d", 2027 + day / 336, 1 + day / 28 % 12, 1 + day % 28)
            try await app.raise(employees[number % employees.count], to: 5000, from: text)
        } during: {
            var times: [Double] = []
            let end = ContinuousClock.now + .seconds(10)
            // After the two that the bytes were measured with.
            for number in 3...27 where ContinuousClock.now < end {
                times.append(try await Experiment.behind(app, employees[0], by: number))
            }
            return times
        }
        return .init(milliseconds: times)
    }

    /// How long after raise number `number` the overview still shows what was before.
    private static func behind(
        _ app: AppUnderLoad, _ employee: String, by number: Int
    ) async throws -> Double {
        let amount = 9000 + number
        try await app.raise(employee, to: amount, from: String(format: "2026-05-%02d", number))
        let changed = ContinuousClock.now
        var asked: ContinuousClock.Instant?
        while try await app.salaryInOverview(of: probe) != "\(amount).00" {
            asked = .now
            guard ContinuousClock.now < changed + .seconds(10) else { throw NeverShown() }
        }
        // Whoever asks at once and sees it has waited for nothing.
        return asked.map { ($0 - changed) / .milliseconds(1) } ?? 0
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
