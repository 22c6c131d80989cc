import Classroom
import Foundation
import Testing

@testable import CourseKit

@Suite struct ProgressTests {
    private let first = StepID(lesson: 1, part: .step(1))

    @Test func `what is kept is found again`() throws {
        try TemporaryFolder.with { folder in
            let store = ProgressStore(root: folder.root)
            #expect(store.load().progress == CourseProgress())
            var progress = CourseProgress()
            progress.started = 3
            progress[first].hints = 2
            progress[first].checkedAt = Date(timeIntervalSince1970: 1_000_000)
            try store.save(progress)
            #expect(store.load().progress == progress)
            #expect(store.load().warning == nil)
        }
    }

    @Test(arguments: ["", "nonsense", "{\"steps\":7}"])
    func `a damaged file is set aside, and nothing is lost of it`(text: String) throws {
        try TemporaryFolder.with { folder in
            let store = ProgressStore(root: folder.root)
            for name in ["progress.damaged.json", "progress.damaged-2.json"] {
                try folder.write(text, to: ".course/progress.json")
                let loaded = store.load()
                #expect(loaded.progress == CourseProgress())
                #expect(loaded.warning?.contains(name) == true)
                let kept = store.folder.appending(path: name)
                #expect(try String(contentsOf: kept, encoding: .utf8) == text)
            }
        }
    }

    @Test func `a folder that can't be written is an error with a remedy`() throws {
        try TemporaryFolder.with { folder in
            try folder.write("a file where the folder should be", to: ".course")
            #expect(throws: CourseError.self) {
                try ProgressStore(root: folder.root).save(CourseProgress())
            }
        }
    }

    @Test func `the current step is the first that is not green, from the started lesson on`()
        throws
    {
        try TemporaryFolder.with { folder in
            try folder.writeCourse()
            let course = try Course(root: folder.root)
            var progress = CourseProgress()
            #expect(progress.solved == .none)
            #expect(progress.current(in: course)?.id == first)
            progress[first].passed = 2
            progress[first].total = 2
            #expect(progress.current(in: course)?.id.description == "1.10")
            progress.started = 2
            #expect(progress.solved == .upTo(1))
            #expect(progress.current(in: course)?.id.description == "2.1")
        }
    }

    @Test func `what several commands note at once is all kept`() throws {
        try TemporaryFolder.with { folder in
            let store = ProgressStore(root: folder.root)
            let steps = try (1...20).map { try #require(StepID("1.\($0)")) }
            DispatchQueue.concurrentPerform(iterations: steps.count) { index in
                _ = try? store.update { $0[steps[index]].total = index + 1 }
            }
            let kept = store.load().progress
            #expect(
                steps.map { kept[$0].total } == Array(1...20),
                "Each changes its own step, and no other.")
        }
    }

    @Test func `the ledger shows what was predicted beside what was measured`() throws {
        try TemporaryFolder.with { folder in
            try folder.writeCourse()
            let course = try Course(root: folder.root)
            #expect(try Ledger.read(lesson: 1, in: course) == nil)
            try folder.write(
                """
                {"lesson":1,"entries":[{"claim":"a crash takes all","predicted":"nobody",\
                "measured":"everybody","figures":{"lost":"12 requests"},"when":"2026-05-04T10:00:00Z"}]}
                """, to: ".course/ledger/Lesson1.json")
            let ledger = try #require(try Ledger.read(lesson: 1, in: course))
            let text = ledger.text(title: "a single process", style: .plain)
            #expect(text.contains("✘  a crash takes all  nobody           everybody"))
            #expect(text.contains("  lost: 12 requests"))
            try folder.write(
                """
                {"lesson":1,"entries":[{"claim":"a crash takes all","predicted":"(the solution's)",\
                "measured":"everybody","figures":{},"when":"2026-05-04T10:00:00Z"}]}
                """, to: ".course/ledger/Lesson1.json")
            let solved = try #require(try Ledger.read(lesson: 1, in: course))
            let unmarked = solved.text(title: "a single process", style: .plain)
            #expect(!unmarked.contains("✘"), "Nobody has predicted anything.")
            try folder.write("{", to: ".course/ledger/Lesson1.json")
            #expect(throws: CourseError.self) { try Ledger.read(lesson: 1, in: course) }
        }
    }
}
