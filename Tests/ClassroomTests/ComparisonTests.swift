import Classroom
import Foundation
import Testing

@Suite struct ComparisonTests {
    private func architecture(
        _ lesson: Int, reads: Double? = nil, lost: Int? = nil, tells: Bool? = nil,
        failure: String? = nil
    ) -> MeasuredArchitecture {
        var one = MeasuredArchitecture(lesson: lesson, name: "architecture \(lesson)")
        one.reads = reads.map {
            Rate(milliseconds: Array(repeating: 1, count: Int($0)), seconds: 1)
        }
        one.update = lost.map { .init(answered: [:], lost: ["vacation": $0], milliseconds: 1) }
        one.tellsWhoAndWhen = tells
        one.failure = failure
        return one
    }

    private func comparison(_ architectures: MeasuredArchitecture...) -> Comparison {
        Comparison(
            when: Date(timeIntervalSince1970: 0),
            machine: .init(cores: 2, system: "Linux", build: "debug"), code: "solutions",
            employees: 10, architectures: architectures)
    }

    @Test func `the best wins, and whoever is within a tenth of it`() {
        let run = comparison(
            architecture(1, reads: 1000), architecture(2, reads: 900), architecture(3, reads: 500))
        #expect(MeasuredRow.reads.winners(run) == [1, 2])
    }

    @Test func `of a page and of bytes, whoever is within twice of the least wins too`() {
        var run = comparison(architecture(1), architecture(2), architecture(3))
        for (index, figure) in [100, 200, 201].enumerated() {
            let rate = Rate(milliseconds: [Double(figure)], seconds: 1)
            (run.architectures[index].overview, run.architectures[index].writes) = (rate, rate)
            run.architectures[index].cost = .init(
                processes: 1, memory: figure, memoryForAnotherSalary: 1, processorPerRead: 1,
                processorPerWrite: 1, bytes: figure, changes: 1)
        }
        #expect(MeasuredRow.overview.winners(run) == [1, 2])
        #expect(MeasuredRow.overviewTail.winners(run) == [1, 2])
        #expect(MeasuredRow.bytes.winners(run) == [1, 2])
        #expect(MeasuredRow.writeTime.winners(run) == [1], "Elsewhere a tenth is the limit.")
        #expect(MeasuredRow.memory.winners(run) == [1])
    }

    @Test func `where less is better, the least wins`() {
        let run = comparison(architecture(1, lost: 20), architecture(2, lost: 0))
        #expect(MeasuredRow.lostInUpdate.winners(run) == [2])
    }

    @Test func `what was not measured wins nothing`() {
        let run = comparison(
            architecture(1), architecture(2, reads: 900, failure: "It is not written yet."))
        #expect(MeasuredRow.reads.winners(run) == [])
        #expect(run.measured.map(\.lesson) == [1])
    }

    @Test func `a ratio is to the first architecture, and says nothing of a yes or a no`() {
        let (first, second) = (
            architecture(1, reads: 1000, tells: false), architecture(2, reads: 250, tells: true)
        )
        #expect(MeasuredRow.reads.ratio(second, to: first) == "0.25×")
        #expect(MeasuredRow.history.ratio(second, to: first) == nil)
        #expect(MeasuredRow.history.text(second) == "yes")
        #expect(MeasuredRow.reads.text(architecture(3)) == "–")
    }

    @Test(
        arguments: [
            (0, "0"), (0.0412, "0.041"), (0.25, "0.25"), (0.999, "1.0"), (1.26, "1.3"),
            (9.96, "10"),
            (1234.5, "1,234"),
        ])
    func `a figure has two digits that matter, or all before the point`(
        value: Double, expected: String
    ) {
        #expect(MeasuredRow.rounded(value) == expected)
    }

    @Test func `it comes back from its JSON as it was`() throws {
        let run = comparison(architecture(1, reads: 10, lost: 3, tells: false))
        let again = try JSONDecoder().decode(Comparison.self, from: JSONEncoder().encode(run))
        #expect(again == run)
        #expect(run.when == "1970-01-01T00:00:00Z")
    }

    @Test func `the last run of a checkout is none, or damaged, or that`() throws {
        let root = FileManager.default.temporaryDirectory
            .appending(path: "outgrow-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(try Comparison.last(in: root) == nil)
        try FileManager.default.createDirectory(
            at: root.appending(path: ".course"), withIntermediateDirectories: true)
        let file = root.appending(path: Comparison.file)
        try Data("{".utf8).write(to: file)
        #expect(throws: Comparison.Damaged.self) { try Comparison.last(in: root) }
        let run = comparison(architecture(1))
        try JSONEncoder().encode(run).write(to: file)
        #expect(try Comparison.last(in: root) == run)
    }
}
