import Classroom
import Foundation
import Hosting
import Testing

@Suite("The ledger")
struct LedgerTests {
    private func prediction(
        _ claim: String, _ measured: Growth = .twice, predicted: Growth = .twice
    ) -> Prediction<Growth> {
        Prediction(claim, predicted: predicted, measured: measured, figures: ["factor": "2.0"])
    }

    private func ledger(in folder: URL) throws -> Ledger {
        let file = folder.appending(path: "Lesson1.json")
        return try JSONDecoder().decode(Ledger.self, from: Data(contentsOf: file))
    }

    @Test func `a run takes the place of an earlier run of the same prediction`() async throws {
        try await withTemporaryFolder { path in
            // The folder is not there yet, as in a fresh clone.
            let folder = URL(filePath: path).appending(path: "ledger")
            try Ledger.record(prediction("crash"), lesson: 1, in: folder)
            try Ledger.record(prediction("scale"), lesson: 1, in: folder)
            try Ledger.record(prediction("crash", .hardlyMore), lesson: 1, in: folder)
            let ledger = try ledger(in: folder)
            #expect(ledger.lesson == 1, "It is the ledger of Lesson 1.")
            #expect(ledger.entries.map(\.claim) == ["scale", "crash"], "Each claim stands once.")
            let crash = try #require(ledger.entries.last)
            #expect(crash.measured == "hardly more", "The later run counts.")
            #expect(crash.predicted == "twice", "What was predicted stands beside it.")
            #expect(crash.figures == ["factor": "2.0"], "The figures are kept.")
            let when = try? Date(crash.when, strategy: .iso8601)
            #expect(when != nil, "“\(crash.when)” is a time as in ISO 8601.")
        }
    }

    @Test func `what was predicted first stays, unless it was the solution's`() async throws {
        try await withTemporaryFolder { path in
            let folder = URL(filePath: path)
            try Ledger.record(prediction("crash"), lesson: 1, ofSolution: true, in: folder)
            for predicted in [Growth.aThirdMore, .twice] {
                try Ledger.record(
                    prediction("crash", predicted: predicted), lesson: 1, in: folder)
            }
            let crash = try #require(try ledger(in: folder).entries.last)
            #expect(crash.predicted == "a third more", "It was corrected after the run.")
        }
    }

    @Test func `each lesson has a ledger of its own`() async throws {
        try await withTemporaryFolder { path in
            let folder = URL(filePath: path)
            try Ledger.record(prediction("crash"), lesson: 1, in: folder)
            try Ledger.record(prediction("crash"), lesson: 2, in: folder)
            #expect(try ledger(in: folder).entries.count == 1, "Lesson 2 has another file.")
        }
    }

    @Test(arguments: ["", "{", "[]", #"{"lesson":1}"#, "\u{0}\u{1}"])
    func `a damaged ledger is begun anew`(text: String) async throws {
        try await withTemporaryFolder { path in
            let folder = URL(filePath: path)
            try Data(text.utf8).write(to: folder.appending(path: "Lesson1.json"))
            try Ledger.record(prediction("crash"), lesson: 1, in: folder)
            let claims = try ledger(in: folder).entries.map(\.claim)
            #expect(claims == ["crash"], "A file with “\(text)” in it must not stop a student.")
        }
    }

    @Test func `predictions that are recorded at once are all kept`() async throws {
        try await withTemporaryFolder { path in
            let folder = URL(filePath: path)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...20 {
                    group.addTask {
                        let one = Prediction(
                            "claim \(number)", predicted: Growth.twice, measured: .twice,
                            figures: [:])
                        try Ledger.record(one, lesson: 1, in: folder)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try ledger(in: folder).entries.count == 20, "None overwrote another.")
        }
    }
}
