import Experiments
import Foundation
import GRDB
import Hosting
import Lesson2
import StaffSQLite
import Subprocess
import Testing

/// A real gateway, which is killed by SIGKILL at a named point of a hire, and started again.
extension Step6_HireAcrossServices {
    @Test(.timeLimit(.minutes(10)), arguments: KillPoints.forward)
    func `killed at any point, every hire is whole or gone after the restart`(
        point: String
    ) async throws {
        try await HiringFleet.kill(at: point, rounds: 1)
    }

    @Test(.timeLimit(.minutes(10)))
    func `over HTTP, a key hires once, also across a restart of the gateway`() async throws {
        try await withFleet { fleet in
            let services = try await HiringFleet(fleet)
            var gateway = try await services.gateway()
            let first = try await services.hire(at: gateway.address, key: "k")
            #expect(first.status == 201, "Hired: \(first.body)")
            let again = try await services.hire(at: gateway.address, key: "k")
            #expect(again == first, "The same key, the same answer.")
            try await gateway.stop()
            gateway = try await services.gateway()
            let after = try await services.hire(at: gateway.address, key: "k")
            #expect(after == first, "The key is in the gateway's log, not in its memory.")
            let other = try await services.hire(at: gateway.address, key: "k", name: "Grace")
            #expect(other.status == 422, "The key was used for another body.")
            #expect(other.body.contains("idempotency-key-reused"), "The rule has a name.")
            let unreadable = try await services.hire(at: gateway.address, key: "no spaces")
            #expect(unreadable.status == 400, "A key is printable, and without spaces.")
            let found = try await services.found()
            #expect(found.whole == 1 && found.halves == 0, "One employee.")
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `over HTTP, a key that is sent eight times at once hires once`() async throws {
        try await withFleet { fleet in
            let services = try await HiringFleet(fleet)
            let gateway = try await services.gateway()
            let answers = try await withThrowingTaskGroup(of: HiringFleet.Hired.self) { group in
                for _ in 1...8 {
                    group.addTask { try await services.hire(at: gateway.address, key: "k") }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let hired = answers.filter { $0.status == 201 }
            #expect(Set(hired.map(\.body)).count == 1, "Whoever is told, is told of the same one.")
            let refused = answers.filter { $0.status != 201 }
            #expect(
                refused.allSatisfy { $0.status == 409 && $0.body.contains("hire-under-way") },
                "The others asked while it was under way: \(refused)")
            let found = try await services.found()
            #expect(found.whole == 1 && found.halves == 0, "One employee.")
        }
    }
}

/// The same kills, many times over.
@Suite("Lesson 2, a saga that is killed 250 times")
struct KilledManyTimes {
    @Test(.timeLimit(.minutes(10)), arguments: KillPoints.forward)
    func `every hire is whole or gone`(point: String) async throws {
        try await HiringFleet.kill(at: point, rounds: 5)
    }
}

enum KillPoints {
    /// The points that a hire passes.
    static let forward = [
        "begun", "added to employees", "added to salary", "added to vacation", "done",
    ]
    /// The points that taking it back passes.
    static let backward = [
        "givenUp", "removed from vacation", "removed from salary", "removed from employees",
        "forgotten",
    ]
}

/// Three services that go on, while gateways come and go.
private struct HiringFleet: Sendable {
    let fleet: Fleet
    let employees, salary, vacation: String

    init(_ fleet: Fleet) async throws {
        self.fleet = fleet
        async let employees = fleet.serve("employees")
        async let salary = fleet.serve("salary")
        async let vacation = fleet.serve("vacation")
        self.employees = try await employees.address
        self.salary = try await salary.address
        self.vacation = try await vacation.address
    }

    /// Kills a gateway at `point` of a hire, once for each point at which the one that recovers is
    /// killed too, and once without.
    static func kill(at point: String, rounds: Int) async throws {
        try await withFleet { fleet in
            let services = try await HiringFleet(fleet)
            var hires = 0
            for _ in 1...rounds {
                for again in [nil] + KillPoints.backward {
                    try await services.kill(at: point, andAt: point == "done" ? nil : again)
                    hires += 1
                }
            }
            let found = try await services.found()
            #expect(found.halves == 0, "No service knows of somebody whom another does not.")
            #expect(
                found.whole == (point == "done" ? hires : 0),
                "What was done is whole, and what was not is gone. Killed at: \(point).")
        }
    }

    private func kill(at point: String, andAt again: String?) async throws {
        let gateway = try await gateway(killedAt: point)
        let answer = try? await hire(at: gateway.address, key: nil)
        // An answer means that the point was not reached, and then nobody kills the gateway.
        try #require(answer == nil, "It is killed before it can answer.")
        let status = try await gateway.stop(after: .seconds(10))
        try #require(status == .signaled(SIGKILL), "Killed when this was reached: \(point).")
        if let again {
            let status = try await killRecovery(at: again)
            try #require(
                status == .signaled(SIGKILL),
                """
                It was to be killed when `recover` reaches this: \(again). `recover` has to mark the \
                hire as givenUp first, remove it from all, and forget it.
                """)
        }
        let successor = try await self.gateway()
        try await waitUntilNothingIsUnfinished()
        try await successor.stop()
    }

    func gateway(killedAt point: String? = nil) async throws -> ServiceProcess {
        guard let point else { return try await fleet.gateway(to: employees, salary, vacation) }
        return try await fleet.gateway(to: employees, salary, vacation, "--kill-at", point)
    }

    /// Starts a gateway that is killed while it takes back what its predecessor left.
    func killRecovery(at point: String) async throws -> TerminationStatus {
        do {
            let gateway = try await fleet.start(
                "gateway",
                [
                    "--employees", employees, "--salary", salary, "--vacation", vacation,
                    "--kill-at", point,
                ])
            return try await gateway.stop(after: .seconds(10))
        } catch let gone as ServiceProcess.DidNotStart {
            return gone.status
        }
    }

    func hire(
        at address: String, key: String?, name: String = "Ada"
    ) async throws -> Hired {
        let email = key == nil ? "\(UUID().uuidString)@example.com" : "ada@example.com"
        let answer = try await send(
            "POST", address + "/employees",
            """
            {"name": "\(name)", "email": "\(email)", "department": "Engineering",
             "hiredOn": "2026-01-01", "vacationDays": 30,
             "monthlySalary": {"amount": "4200.00", "currency": "EUR"}}
            """, headers: key.map { ["Idempotency-Key": $0] } ?? [:])
        return Hired(status: answer.status, body: answer.body)
    }

    struct Hired: Equatable {
        let status: Int
        let body: String
    }

    /// Waits for the gateway to take back what is to be taken back.
    func waitUntilNothingIsUnfinished() async throws {
        let log = try HireLog.open("\(fleet.folder)/gateway.sqlite")
        let end = ContinuousClock.now + .seconds(10)
        while try await !log.unfinished().isEmpty {
            try #require(
                ContinuousClock.now < end, "It has recovered for 10 s, and the log is not empty.")
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// How many all three services know of, and how many only some do.
    func found() async throws -> (whole: Int, halves: Int) {
        let ids = try [
            ("employees", "SELECT id FROM employee"),
            ("salary", "SELECT employee_id FROM salary"),
            ("vacation", "SELECT employee_id FROM entitlement"),
        ].map { service, sql in
            let file = try StaffDatabase.openForReading("\(fleet.folder)/\(service).sqlite")
            return Set(try file.read { db in try String.fetchAll(db, sql: sql) })
        }
        let whole = ids[0].intersection(ids[1]).intersection(ids[2])
        return (whole.count, ids[0].union(ids[1]).union(ids[2]).count - whole.count)
    }
}

extension ServiceProcess {
    /// Waits until it has ended by itself, and stops it if that takes longer than `limit`.
    fileprivate func stop(after limit: Duration) async throws -> TerminationStatus {
        let last = Task {
            try await Task.sleep(for: limit)
            try await stop()
        }
        defer { last.cancel() }
        return try await end()
    }
}
