import Experiments
import Foundation
import Hosting
import Lesson2
import Staff
import StaffHTTP
import Subprocess
import Testing

/// Vacation and its twin in Python, in real processes.
extension Step8_SwapAService {
    @Test(.timeLimit(.minutes(10)), arguments: VacationProgram.allCases)
    func `a service that keeps the contract has no breaches, whatever its language`(
        program: VacationProgram
    ) async throws {
        let breaches = try await breaches(of: program)
        #expect(breaches == [], "\(program): \(breaches)")
    }

    @Test(.timeLimit(.minutes(10))) func `a twin that counts weekends is found out`() async throws {
        let breaches = try await breaches(of: .python, "--with-bug")
        let broken = Set(breaches.map(\.interaction))
        #expect(
            broken.isSuperset(of: [
                "a weekend is nothing to take", "Monday to Monday costs six days",
            ]), "Both are about weekends: \(breaches)")
        #expect(
            broken.isDisjoint(with: ["it is ready", "a hire is added", "a hire is taken back"]),
            "What has nothing to do with weekends is kept: \(breaches)")
    }

    private func breaches(of program: VacationProgram, _ options: String...) async throws
        -> [Breach]
    {
        try await withFleet { fleet in
            let vacation = try await program.start(in: fleet, options)
            try await waitUntilReady(vacation)
            return try await ContractCheck.check(
                VacationContract.interactions(about: .number(1)),
                of: ServiceClient("vacation", at: vacation.address))
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `Swift by Swift, by Python and back: no request fails, and no data is lost`()
        async throws
    {
        try await withFleet { fleet in
            let employees = try await fleet.serve("employees").address
            let salary = try await fleet.serve("salary").address
            let first = try await fleet.serve("vacation")
            let gateway = try await fleet.gateway(to: employees, salary, first.address)
            let employee = try await hire(at: gateway.address)
            let book = AddressBook("\(fleet.folder)/vacation.addresses")

            let (ended, load) = try await VacationLoad.during(
                at: gateway.address, employee: employee
            ) { answered in
                var ended: [ServiceProcess] = []
                var current = RunningProcess(first)
                for program in [VacationProgram.swift, .python, .swift] {
                    try await answered(20)
                    let new = try await Replacement.replace(
                        current, in: book,
                        start: { RunningProcess(try await program.startedAndReady(in: fleet)) },
                        // A load that goes on shows that requests have gone on meanwhile.
                        settle: { try await answered(20) })
                    ended.append(current.process)
                    current = try #require(new as? RunningProcess)
                    #expect(book.addresses == [current.address], "\(program) has taken over.")
                }
                try await answered(20)
                return ended
            }

            #expect(load.failed == [], "Every request was answered, by whichever was there.")
            #expect(load.answered > 100, "There were requests all the time.")
            for process in ended {
                let status = try await process.end()
                #expect(status == .exited(0), "It drained, and ended in order.")
            }
            let kept = try await load.kept(at: gateway.address, employee: employee)
            #expect(
                kept.isSuperset(of: load.booked) && load.booked.count > 10,
                "Every vacation that was acknowledged is in the one data store.")
        }
    }
}

/// What Vacation may be written in.
enum VacationProgram: String, Sendable, CaseIterable {
    case swift, python

    func start(in fleet: Fleet, _ options: [String] = []) async throws -> ServiceProcess {
        switch self {
        case .swift: return try await fleet.start("vacation", options)
        case .python:
            let source = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Sources/vacation-twin/vacation.py").standardized
            return try await fleet.run(
                "/usr/bin/env",
                ["python3", source.path(percentEncoded: false), "--data", fleet.folder] + options)
        }
    }
}

extension VacationProgram {
    /// Ready whether anybody waits for it or not: whether somebody does, other tests show.
    fileprivate func startedAndReady(in fleet: Fleet) async throws -> ServiceProcess {
        let process = try await start(in: fleet)
        try await waitUntilReady(process)
        return process
    }
}

/// A process, as whoever replaces it sees it.
struct RunningProcess: RunningInstance {
    let process: ServiceProcess

    init(_ process: ServiceProcess) {
        self.process = process
    }

    var address: String { process.address }

    func waitUntilReady() async throws {
        try await Lesson2Tests.waitUntilReady(process)
    }

    func stop() async throws {
        _ = try await process.stop()
    }
}
