import Testing

@testable import CourseKit
@testable import NATSCluster

/// Steps that need a trait of the package are skipped without it. Nothing else may hide there.
@Suite struct TraitTests {
    private let step = Step(id: StepID(lesson: 5, part: .step(3)), name: "Log", title: "log")

    private func line(_ kind: String, _ event: String? = nil, _ test: String) -> String {
        let id = "\(test)()/F.swift:1:1"
        return event.map {
            #"{"kind":"event","payload":{"kind":"\#($0)","testID":"\#(id)"},"version":0}"#
        } ?? #"{"kind":"test","payload":{"id":"\#(id)","kind":"function"},"version":0}"#
    }

    private func proofs(
        _ events: [(test: String, event: String)], traits: Set<String> = []
    ) throws -> [Proof] {
        try TemporaryFolder.with { _ in
            let tiny = try TinyCourse()
            defer { tiny.remove() }
            let folder = TemporaryFolder(root: tiny.root)
            try folder.write("", to: "Exercises/Lesson5/Step3_Log.swift")
            let course = try Course(root: tiny.root)
            let lessons = course.lessons.filter { $0.number == 5 }
            let lines =
                events.map { line("test", nil, $0.test) }
                + events.map { line("event", $0.event, $0.test) }
            let run = TestRun(
                ending: .exited(0), report: TestReport(stream: lines.joined(separator: "\n")),
                diagnostics: [], tail: [])
            let proofs = RunProofs(
                mode: .shipped, course: course, lessons: lessons,
                copy: try WorkingCopy(of: course), traits: traits)
            return proofs.proofs(of: run).filter { $0.kind != .run || $0.step != nil }
        }
    }

    @Test func `a step without its trait is skipped, and says how to have it`() {
        #expect(step.isSkipped(with: []))
        #expect(!step.isSkipped(with: ["JetStream"]))
        #expect(step.howToEnable?.contains("COURSE_TRAITS=JetStream") == true)
        let other = Step(id: StepID(lesson: 5, part: .step(2)), name: "Decide", title: "decide")
        #expect(!other.isSkipped(with: []))
    }

    @Test func `a server of 2.12 or newer is enough`() {
        let versions = ["2.9.10", "2.11.9", "2.12", "2.12.1", "2.15.1", "3.0.0"]
        #expect(versions.filter(NATSServer.isEnough) == ["2.12", "2.12.1", "2.15.1", "3.0.0"])
    }

    @Test func `without the trait, a skipped step is proved to be skipped`() throws {
        let proofs = try proofs([("Lesson5Tests.Step3_Log/appends", "testSkipped")])
        #expect(proofs.map(\.failure) == [nil])
        #expect(proofs.first?.claim == "is skipped, as shipped, without the trait JetStream")
    }

    @Test func `with the trait, a skipped test proves nothing`() throws {
        let proofs = try proofs(
            [("Lesson5Tests.Step3_Log/appends", "testSkipped")], traits: ["JetStream"])
        #expect(proofs.map(\.failure) == ["It is skipped."])
    }

    @Test func `a test of the step that runs without the trait is reported`() throws {
        let proofs = try proofs([
            ("Lesson5Tests.Step3_Log/appends", "testSkipped"),
            ("Lesson5Tests.Step3_Log/reads", "testEnded"),
        ])
        #expect(proofs.compactMap(\.failure).map { $0.contains("reads") } == [true])
    }

    @Test func `a test of another step can't hide behind the trait`() throws {
        let proofs = try proofs([
            ("Lesson5Tests.Step3_Log/appends", "testSkipped"),
            ("Lesson5Tests.Step2_Decide/decides", "testSkipped"),
        ])
        #expect(proofs.compactMap(\.failure) == ["It is skipped."])
    }
}
