import ArgumentParser
import Classroom
import CourseKit
import Foundation

struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Puts the same load on all four architectures, and shows them side by side.",
        discussion: """
            Reads, raises, pages of the overview, a burst on Salary, a crash of Salary and an \
            update of Vacation, in real processes, with your own code: after `./course start 3`, \
            with the solutions of Lessons 1 and 2. It takes about two minutes after the build. The \
            figures are kept in .course/measure.json, and as a page with plots in \
            .course/measure.html.

            Examples: ./course measure
                      ./course measure --solved --release
                      ./course measure --last

            Exit status: 0 all four were measured, 1 not all of them, 2 it could not be run.
            """)

    @Flag(help: "Measure the solutions, not your own code.")
    var solved = false

    @Flag(help: "Build for release: figures that are worth telling others. Slow the first time.")
    var release = false

    @Flag(help: "Show the last run again, and measure nothing.")
    var last = false

    @Flag(help: "As JSON, for a script.")
    var json = false

    @Flag(help: "As a table in Markdown.")
    var markdown = false

    func run() async throws {
        let command = self
        try await Desk.work { desk in
            let comparison =
                if command.last {
                    try command.lastRun(desk.course)
                } else {
                    try await MeasureSession(
                        course: desk.course,
                        solved: command.solved ? .all : desk.progress().solved,
                        isOptimised: command.release
                    ).run(status: .detected())
                }
            // Also of the last run: this version of the course may draw it better.
            if command.last { try MeasurePage(comparison).write(in: desk.course) }
            let table = MeasureTable(comparison)
            if command.json {
                print(comparison.jsonText)
            } else if command.markdown {
                print(table.markdown)
            } else {
                print(table.text(desk.style))
                print("\nWith plots: open \(MeasurePage.file) in a browser.")
            }
            return comparison.measured.count == comparison.architectures.count ? 0 : 1
        }
    }

    private func lastRun(_ course: Course) throws -> Comparison {
        let found: Comparison?
        do { found = try Comparison.last(in: course.root) } catch {
            throw CourseError(
                "The file \(Comparison.file) is damaged.",
                remedy: "Run it without --last, or delete the file.")
        }
        guard let found else {
            throw CourseError(
                "Nothing was measured yet.", remedy: "Run it without --last.")
        }
        return found
    }
}
