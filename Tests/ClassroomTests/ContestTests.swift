import Classroom
import Foundation
import Hosting
import Testing

@Suite struct ContestTests {
    private func run(_ hour: Int, readsOfFirst: Int, isWhole: Bool = true) -> Comparison {
        Comparison(
            when: Date(timeIntervalSince1970: Double(hour) * 3600),
            machine: .init(cores: 2, system: "Linux", build: "debug"), code: "solutions",
            employees: 10,
            architectures: (1...4).map { lesson in
                var one = MeasuredArchitecture(lesson: lesson, name: "architecture \(lesson)")
                if !isWhole, lesson == 1 {
                    one.failure = "It is not written yet."
                } else {
                    one.reads = Rate(
                        milliseconds: Array(repeating: 1, count: lesson == 1 ? readsOfFirst : 500),
                        seconds: 1)
                }
                return one
            })
    }

    /// The contest in a checkout with `own` as its last run, where `shipped` came with the course.
    private func contest(own: Data?, looksAtOwn: Bool = true) async throws -> Contest {
        try await withTemporaryFolder { folder in
            let root = URL(filePath: folder)
            if let own {
                try FileManager.default.createDirectory(
                    at: root.appending(path: ".course"), withIntermediateDirectories: true)
                try own.write(to: root.appending(path: Comparison.file))
            }
            let shipped = try JSONEncoder().encode(run(0, readsOfFirst: 1000))
            return try Contest(in: looksAtOwn ? root : nil, shipped: shipped)
        }
    }

    @Test func `without a run of one's own, it is the one that came with the course`() async throws
    {
        let contest = try await contest(own: nil)
        #expect(contest.source == "the course, 1970-01-01T00:00:00Z")
        #expect(try contest.winners(of: .reads) == [1])
    }

    @Test func `a run of one's own counts when it is of all four`() async throws {
        let own = try JSONEncoder().encode(run(1, readsOfFirst: 100))
        let contest = try await contest(own: own)
        #expect(contest.source == "course measure, 1970-01-01T01:00:00Z")
        #expect(try contest.winners(of: .reads) == [2, 3, 4])
    }

    @Test func `where one could not be measured, the others win nothing by that`() async throws {
        let own = try JSONEncoder().encode(run(1, readsOfFirst: 100, isWhole: false))
        let contest = try await contest(own: own)
        #expect(
            contest.source
                == "the course, 1970-01-01T00:00:00Z; yours, 1970-01-01T01:00:00Z, is not of all four"
        )
        #expect(try contest.winners(of: .reads) == [1])
    }

    @Test func `the solutions are compared with the run that came with the course`() async throws {
        let own = try JSONEncoder().encode(run(1, readsOfFirst: 100))
        let contest = try await contest(own: own, looksAtOwn: false)
        #expect(try contest.winners(of: .reads) == [1])
    }

    @Test func `a damaged run is an error that says what to do`() async {
        let error = await #expect(throws: Comparison.Damaged.self) {
            _ = try await contest(own: Data("{".utf8))
        }
        #expect(
            error.map { "\($0)" }
                == "The file .course/measure.json is damaged. Run ./course measure again, or delete the file."
        )
    }

    @Test func `a row without a figure has no winner`() async throws {
        let contest = try await contest(own: nil)
        #expect(throws: Contest.NothingMeasured.self) { try contest.winners(of: .bytes) }
    }
}
