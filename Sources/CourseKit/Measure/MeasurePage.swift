public import Classroom
import Foundation

/// A run as one page for a browser, which needs no network: its plots are drawn in it.
public struct MeasurePage {
    /// Where the last run's page is kept, in a checkout.
    public static let file = ".course/measure.html"

    private let comparison: Comparison

    public init(_ comparison: Comparison) {
        self.comparison = comparison
    }

    /// - Throws: ``CourseError`` when it can't be written.
    public func write(in course: Course) throws {
        do {
            try Data(html.utf8).write(to: course.file(MeasurePage.file), options: .atomic)
        } catch {
            throw CourseError.unwritable(course.file(".course"))
        }
    }

    public var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>Outgrow: the four, side by side</title>
        <style>
        \(MeasurePage.style)
        </style>
        </head>
        <body>
        <main>
        <h1>The four, side by side</h1>
        <p class="lead">The same app and the same load in four architectures, one after the other. \
        The figures are this machine’s; <strong>the ratios, to the first architecture, are what to \
        compare</strong>.</p>
        \(failures)
        <h2>What it says</h2>
        <ul>
        \(sentences)
        </ul>
        \(plots)
        <h2>All figures</h2>
        <div class="wide"><table>
        \(table)
        </table></div>
        <p class="note">\(MeasureTable.note(comparison).escaped)</p>
        </main>
        </body>
        </html>

        """
    }

    private var sentences: String {
        Findings(comparison).sentences.map { "<li>\($0.escaped)</li>" }.joined(separator: "\n")
    }

    private var failures: String {
        comparison.architectures.compactMap { one in
            one.failure.map {
                "<p class=\"failure\">Lesson \(one.lesson) was not measured: \($0.escaped)</p>"
            }
        }.joined(separator: "\n")
    }

    /// What is drawn, under the questions that an architecture is chosen by. The table has the rest.
    static let chapters: [(String, [MeasuredRow])] = [
        ("How fast", [.reads, .writes, .overview, .burst]),
        ("When something happens", [.crash, .lostInCrash, .recovery, .lostInUpdate]),
        ("What it costs", [.memory, .anotherSalary, .processor, .processes, .lines, .bytes]),
        ("What it can tell", [.staleness, .history]),
    ]

    private var plots: String {
        MeasurePage.chapters.map { title, rows in
            let figures = rows.map { MeasurePlot($0, comparison).html }.joined(separator: "\n")
            return "<h2>\(title)</h2>\n<div class=\"plots\">\n\(figures)\n</div>"
        }.joined(separator: "\n")
    }

    private var table: String {
        let columns = comparison.architectures
        let heads = columns.map { "<th scope=\"col\">\($0.lesson) \($0.name.escaped)</th>" }
        let rows = MeasuredRow.allCases.map { row in
            let cells = columns.map { "<td>\(row.text($0).escaped)</td>" }
            return "<tr><th scope=\"row\">\(row.title.escaped)</th>\(cells.joined())</tr>"
        }
        return "<tr><td></td>\(heads.joined())</tr>\n" + rows.joined(separator: "\n")
    }

    private static let style = """
        :root { --paper: #ffffff; --ink: #1d2330; --faint: #5d6675; --line: #d9dee6;
          --bar: #7f8ca1; --best: #1f7a4d; --card: #f6f8fa; --bad: #a3341f; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #14181f; --ink: #e6e9ee; --faint: #9aa4b2; --line: #323a46;
            --bar: #71809a; --best: #4cc38a; --card: #1c222b; --bad: #f0866e; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
        h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; }
        .lead { max-width: 46rem; }
        ul { max-width: 52rem; padding-left: 1.2rem; }
        li { margin: .3rem 0; }
        .plots { display: grid; gap: 1rem;
          grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); }
        figure { margin: 0; padding: .8rem .9rem; background: var(--card);
          border: 1px solid var(--line); border-radius: .5rem; }
        figcaption { font-weight: 600; margin-bottom: .2rem; }
        figcaption small { display: block; font-weight: 400; color: var(--faint); }
        svg { display: block; width: 100%; height: auto; }
        svg text { font: 13px system-ui, sans-serif; fill: var(--ink); }
        svg .name, svg .figure { fill: var(--faint); }
        svg .track { fill: var(--line); opacity: .55; }
        svg .won { font-weight: 600; fill: var(--best); }
        svg .bar { fill: var(--bar); }
        svg .best { fill: var(--best); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .92rem; }
        th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: right;
          white-space: nowrap; font-variant-numeric: tabular-nums; }
        th[scope=row] { text-align: left; font-weight: 400; white-space: normal;
          min-width: 10rem; }
        @media (max-width: 34rem) {
          table { font-size: .75rem; }
          th, td { padding: .3rem .25rem; }
          th[scope=col] { white-space: normal; vertical-align: bottom; }
          th[scope=row] { min-width: 0; } }
        .note { color: var(--faint); font-size: .9rem; max-width: 52rem; }
        .failure { color: var(--bad); overflow-wrap: anywhere; }
        """
}
