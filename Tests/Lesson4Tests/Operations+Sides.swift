import EventStore
import Experiments
import Hosting
import StaffBehaviour
import Subprocess
import SystemPackage
import Testing

extension Operations {
    /// Somebody in the overview, as a token says it.
    func hire(
        _ newcomer: Newcomer = Newcomer(), at sides: Sides
    ) async throws -> (person: Person, token: String) {
        let box = TokenBox()
        let staff = StaffClient(
            baseURL: sides.address, observe: { box.merge($0.header("Staff-Position")) })
        let person = try await staff.hire(newcomer)
        return (person, try #require(box.text, "A hire is answered with a token."))
    }

    func overview(
        after token: String, at sides: Sides, department: String? = nil
    ) async throws -> Answer {
        let query = department.map { ["department": $0] } ?? [:]
        return try await StaffClient(baseURL: sides.address).send(
            StaffRequest.get("/overview", query).adding("Staff-After", token))
    }

    /// Runs a command of staff-app about the view.
    func command(
        _ arguments: String..., at sides: Sides
    ) async throws -> (output: String, isSuccess: Bool) {
        let result = try await Subprocess.run(
            .path(.init(builtExecutable("staff-app"))),
            arguments: .init(arguments + ["--at", sides.overview.address]),
            output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
        let output = result.standardOutput + result.standardError
        return (output, result.terminationStatus.isSuccess)
    }

    func until(
        _ what: String, _ condition: @escaping @Sendable () async throws -> Bool
    ) async throws {
        try await withDeadline(what) {
            while try await !condition() { try await Task.sleep(for: .milliseconds(5)) }
        }
    }
}
