import Classroom
import Staff

extension Experiment {
    /// Salary is killed twice: once to see who answers without it, once under load, with somebody
    /// who starts it again at once.
    func crash() async throws -> MeasuredArchitecture.Outage {
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

    func update() async throws -> MeasuredArchitecture.Outage {
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
}
