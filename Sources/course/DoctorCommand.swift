import ArgumentParser
import CourseKit

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Looks at what the course needs of this machine.",
        discussion: "Example: ./course doctor\nExit status: 0 all is fine, 1 something is missing.")

    @Flag(
        name: .customLong("jetstream"),
        help: "Look at what steps 3 and 4 of Lesson 5 need: NATS, its C client and its server.")
    var jetStream = false

    func run() async throws {
        let jetStream = jetStream
        try await Desk.work { desk in
            let doctor = Doctor(course: desk.course)
            let findings =
                try await jetStream ? doctor.jetStreamFindings() : doctor.findings()
            print(findings.map { $0.text(desk.style) }.joined(separator: "\n"))
            if jetStream, !findings.contains(where: { $0.verdict == .missing }) {
                print(
                    "\nCheck with COURSE_TRAITS=JetStream ./course check 5.3, or with swift test "
                        + "--traits JetStream --filter Lesson5Tests.")
            }
            return findings.contains { $0.verdict == .missing } ? 1 : 0
        }
    }
}
