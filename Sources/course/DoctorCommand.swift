import ArgumentParser
import CourseKit

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Looks at what the course needs of this machine.",
        discussion: "Example: ./course doctor\nExit status: 0 all is fine, 1 something is missing.")

    func run() async throws {
        try await Desk.work { desk in
            let findings = try await Doctor(course: desk.course).findings()
            print(findings.map { $0.text(desk.style) }.joined(separator: "\n"))
            return findings.contains { $0.verdict == .missing } ? 1 : 0
        }
    }
}
