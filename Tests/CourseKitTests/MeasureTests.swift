import Classroom
import Foundation
import Testing

@testable import CourseKit

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct MeasureTests {
    /// A run with a figure in every row; Lesson 3 is not written yet where `isWhole` is not true.
    private func run(isWhole: Bool = true) -> Comparison {
        Comparison(
            when: Date(timeIntervalSince1970: 0),
            machine: .init(cores: 2, system: "Linux <& more>", build: "release"),
            code: "solutions", employees: 500,
            architectures: (1...4).map { lesson in
                var one = MeasuredArchitecture(
                    lesson: lesson,
                    name: ["single process", "microservices", "event sourcing", "CQRS"][lesson - 1])
                if !isWhole, lesson == 3 {
                    one.failure = "GET /overview was answered 501. <Step 3.2> is not written yet."
                    return one
                }
                let rate = Rate(
                    milliseconds: Array(repeating: Double(lesson), count: 4000 / lesson), seconds: 1
                )
                (one.hires, one.reads, one.writes, one.overview) = (rate, rate, rate, rate)
                one.burst = .init(salary: rate, others: rate)
                one.crash = .init(
                    answered: [:], lost: ["salary": lesson == 1 ? 17 : 0],
                    stillAnswering: lesson == 1 ? [] : ["employees", "vacation"],
                    milliseconds: 60)
                one.update = .init(
                    answered: [:], lost: ["vacation": lesson == 1 ? 23 : 0], milliseconds: 900)
                one.staleness = .init(milliseconds: lesson == 4 ? [0, 40] : [0])
                one.tellsWhoAndWhen = lesson > 2
                one.cost = .init(
                    processes: [1, 4, 4, 5][lesson - 1], memory: lesson << 25,
                    memoryForAnotherSalary: 1 << 25, processorPerRead: 0.5, processorPerWrite: 1,
                    bytes: 1000 * lesson, changes: 10)
                one.lines = 100 * lesson
                return one
            })
    }

    @Test func `the table has a column for each architecture and a row for each question`() {
        let lines = MeasureTable(run()).markdown.split(separator: "\n").filter {
            $0.hasPrefix("|")
        }
        #expect(
            lines.first == "|  | 1 single process | 2 microservices | 3 event sourcing | 4 CQRS |")
        #expect(lines.count == 2 + MeasuredRow.allCases.count)
        #expect(
            lines.contains(
                "| Reads a second | 4,000 | 2,000 (0.50×) | 1,333 (0.33×) | 1,000 (0.25×) |"))
        #expect(lines.contains("| Requests lost in an update of Vacation | 23 | 0 | 0 | 0 |"))
        #expect(lines.contains("| Tells who set a salary, and when | no | no | yes | yes |"))
    }

    @Test func `the text says the ratios in words, and where the figures hold`() {
        let text = MeasureTable(run()).text(.plain)
        #expect(text.contains("2.0× the time by calls to three services"))
        #expect(text.contains("0 of 3 in Lesson 1, 2 of 3 in Lesson 2"))
        #expect(text.contains("5.0× the processes"))
        #expect(text.contains("with the solutions, built for release, 500 employees, 2 cores"))
        #expect(text.contains("The figures are this machine’s"))
        #expect(text.contains("synchronous is NORMAL"), "What a commit survives is in its price.")
    }

    @Test(
        arguments: [
            (Solved.none, "with your own code, built"), (.all, "with the solutions, built"),
            (.upTo(4), "with the solutions, built"),
            (.upTo(1), "with the solutions of Lesson 1 and your own code after it, built"),
            (.upTo(3), "with the solutions of Lessons 1 to 3 and your own code after them, built"),
        ])
    func `it says which lessons are whose`(solved: Solved, words: String) throws {
        var run = run()
        run.name(solved)
        let kept = try JSONDecoder().decode(Comparison.self, from: Data(run.jsonText.utf8))
        #expect(MeasureTable(kept).text(.plain).contains(words))
    }

    @Test func `whoever is behind is said, and nobody else`() {
        var run = run()
        #expect(MeasureTable(run).text(.plain).contains("The others were never behind."))
        run.architectures[1].staleness = .init(milliseconds: [0, 30])
        let text = MeasureTable(run).text(.plain)
        #expect(text.contains("Lesson 2 was behind too, by 30 ms at most."))
        #expect(!text.contains("never behind"))
    }

    @Test func `the build has the traits that all other builds have`() {
        let plain = ["build", "--product", "staff-app", "-c", "debug"]
        #expect(MeasureSession.build("debug", with: []) == plain)
        #expect(
            MeasureSession.build("debug", with: ["JetStream", "B"])
                == plain + ["--traits", "B,JetStream"])
    }

    @Test func `what could not be measured is said, and the others are there`() {
        let text = MeasureTable(run(isWhole: false)).text(.plain)
        #expect(text.contains("Lesson 3 was not measured: GET /overview was answered 501."))
        #expect(text.contains("–"), "Its column is empty.")
        #expect(text.contains("1,000 (0.25×)"), "Lesson 4 was measured.")
    }

    @Test func `where nothing could be measured there is no table, but what to do`() {
        var run = run(isWhole: false)
        run.architectures = run.architectures.filter { $0.lesson == 3 }
        let text = MeasureTable(run).text(.plain)
        #expect(text.hasPrefix("Lesson 3 was not measured: "))
        #expect(text.hasSuffix("`./course measure --solved` measures the solutions."))
        #expect(!text.contains("Reads a second"))
    }

    @Test func `the JSON is the same for the same run, and comes back`() throws {
        let run = run()
        #expect(run.jsonText == run.jsonText)
        #expect(
            try JSONDecoder().decode(Comparison.self, from: Data(run.jsonText.utf8)) == run)
    }

    @Test(arguments: [true, false])
    func `the page is well-formed, and has every figure`(isWhole: Bool) throws {
        let run = run(isWhole: isWhole)
        let page = try Parsed(MeasurePage(run).html)
        let drawn = MeasurePage.chapters.reduce(0) { $0 + $1.1.count }
        #expect(page.counts["svg"] == drawn)
        #expect(page.counts["rect"] == drawn * 8, "A bar and what it is measured against.")
        for row in MeasuredRow.allCases {
            #expect(page.text.contains(row.title))
            for one in run.architectures { #expect(page.text.contains(row.text(one))) }
        }
        #expect(page.text.contains("Linux <& more>"), "What comes from outside is escaped.")
        #expect(page.text.contains("<Step 3.2>") != isWhole)
    }

    @Test func `the page asks the network for nothing`() throws {
        let html = MeasurePage(run()).html
            .replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
        for word in ["http:", "https:", "//", "url(", "@import", "src=", "href=", "<script"] {
            #expect(!html.contains(word), "\(word) may load something.")
        }
    }

    @Test func `lines are counted without comments and blank lines`() {
        let text = """
            import Staff

            /// Says what it is.
            public struct Rule {
                // Why it is so.
                let limit = 3 // working days
            }
            """
        #expect(WrittenLines.count(in: text) == 4)
        #expect(WrittenLines.count(in: "") == 0)
    }

    @Test func `each lesson has the lines of the lessons before it too`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let lines = WrittenLines(course: try Course(root: root), solved: .all)
        #expect(lines.upTo(1) > 100)
        #expect(lines.upTo(2) > lines.upTo(1) + 100)
        let shipped = WrittenLines(course: try Course(root: root), solved: .upTo(1))
        #expect(shipped.upTo(1) == lines.upTo(1), "Lesson 1 comes from Solutions/.")
    }

    @Test func `the bar says how far it is and how long the rest takes, and last what it does`() {
        #expect(
            ProgressLog.bar(25, "Lesson 2: reads", elapsed: 40)
                == "██░░░░░░░░ 25 %, about 2 min left. Lesson 2: reads")
        #expect(
            ProgressLog.bar(25, "x", elapsed: 40, since: 60).contains("about 1 min left"),
            "It moves while the same thing goes on.")
        #expect(ProgressLog.bar(90, "x", elapsed: 90).contains("less than a minute left"))
        #expect(ProgressLog.bar(0, "x", elapsed: 0).contains("about 2 min left"))
        let log = ProgressLog()
        #expect(!log.measure("Something else"))
        #expect(log.measured == nil)
        #expect(log.last == "Something else")
        #expect(log.measure("42 % Lesson 2: reads"))
        #expect(log.measured?.hasSuffix("Lesson 2: reads") == true)
    }
}

/// A page as its elements and its text.
private final class Parsed: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var text = ""

    init(_ html: String) throws {
        super.init()
        let parser = XMLParser(
            data: Data(html.replacing("<!DOCTYPE html>\n", with: "").utf8))
        parser.delegate = self
        let isWellFormed = parser.parse()
        try #require(isWellFormed, "Line \(parser.lineNumber) is not well-formed.")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        counts[name, default: 0] += 1
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }
}
