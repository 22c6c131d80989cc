/// Says what a check found: each failure in full, and what to do next.
public struct CheckReport: Sendable {
    public let course: Course
    public let mistakes: MistakeBook
    public let style: Style
    /// Whether every failure is shown in full, and not the first few.
    public let showsAll: Bool

    static let shownInFull = 5

    public init(course: Course, mistakes: MistakeBook, style: Style, showsAll: Bool = false) {
        self.course = course
        self.mistakes = mistakes
        self.style = style
        self.showsAll = showsAll
    }

    public func text(_ result: CheckResult) -> String {
        var blocks = [style.bold(result.target.heading)]
        if case .upTo(let last) = result.progress.solved, result.target.lesson <= last {
            blocks.append(
                "Lesson \(result.target.lesson) is taken from Solutions/, since you started at "
                    + "Lesson \(last + 1). `./course start \(result.target.lesson)` goes back to it."
            )
        }
        switch result.run.outcome {
        case .finished: blocks += finished(result)
        case .nothingMatched: blocks.append(nothingMatched(result.target.steps))
        case .didNotCompile(let errors):
            blocks.append(
                CompileReport(course: course, style: style).text(
                    errors, lesson: result.target.lesson))
        case .died(let report): blocks.append(died(report, result.run))
        case .hung(let report): blocks.append(hung(report))
        case .couldNotRun:
            blocks.append(
                "\(style.red("The tests could not be run.")) Swift says:\n\n"
                    + "\(result.run.complaint)\n\n\(result.run.remedy)")
        }
        return blocks.joined(separator: "\n\n")
    }

    private func finished(_ result: CheckResult) -> [String] {
        var blocks: [String] = []
        var room = showsAll ? Int.max : CheckReport.shownInFull
        var said: Set<String> = []
        let isLesson = result.verdicts.count > 1
        for verdict in result.verdicts {
            if isLesson { blocks.append(line(verdict)) }
            guard !verdict.results.isEmpty else {
                blocks.append(nothingMatched([verdict.step]))
                continue
            }
            let shown = verdict.failures.prefix(room)
            room -= shown.count
            blocks += shown.map {
                FailureReport(course: course, style: style).text($0, shown: &said)
            }
            let rest = verdict.failures.count - shown.count
            if rest > 0 {
                blocks.append("and \(rest) more: `./course check \(verdict.step.id) --all`")
            }
            if let mistake = mistakes.recognise(in: verdict.results, of: verdict.step.id) {
                blocks.append(known(mistake))
            }
        }
        if !isLesson { blocks += result.verdicts.map(line) }
        blocks.append(NextStep(course: course, style: style).text(after: result))
        return blocks
    }

    private func line(_ verdict: StepVerdict) -> String {
        if verdict.isSkipped {
            return "\(style.yellow("– skipped"))  \(verdict.step.id) \(verdict.step.title). "
                + (verdict.step.howToEnable ?? "")
        }
        let count = "\(verdict.passed) of \(verdict.results.count) pass"
        let mark = verdict.isGreen ? style.green("✔ \(count)") : style.red("✘ \(count)")
        return "\(mark)  \(verdict.step.id) \(verdict.step.title)"
    }

    private func known(_ mistake: Mistake) -> String {
        let text = "This looks like a known mistake: \(mistake.summary)\n\(mistake.advice)"
        return style.yellow(text.wrapped(indent: "  "))
    }

    private func nothingMatched(_ steps: [Step]) -> String {
        let files = steps.map(\.testFile).joined(separator: ", ")
        return "\(style.red("No test was found.")) The tests are expected in \(files).\n"
            + "`git status` shows whether a file is missing, `git checkout -- Tests` brings it back."
    }

    private func died(_ report: TestReport, _ run: TestRun) -> String {
        let last = report.lastStarted?.rule ?? "none"
        let others = report.unfinished.map(\.rule).filter { $0 != last }
        var text = style.red("The run died half-way: something trapped, so that no result counts.")
        text += "\nThe last test to begin was \(style.bold(last))."
        if !others.isEmpty {
            text += "\nThese had not ended either: \(others.joined(separator: ", "))."
        }
        if let reason = run.trap.reason { text += "\n\n  \(reason)" }
        for place in run.trap.places.prefix(5) {
            text += "\n  in \(course.relative(place.file)):\(place.line)"
        }
        if run.trap == Trap() {
            text += "\n\n" + style.faint(run.tail.suffix(12).joined(separator: "\n"))
        }
        return text
            + "\n\nIf the lines above do not say why: a `!`, `try!`, an index, an overflow or an endless "
            + "recursion can do that."
    }

    private func hung(_ report: TestReport) -> String {
        let tests = report.unfinished.map { "  \($0.rule)" }.joined(separator: "\n")
        return style.red("The tests were stopped, because they did not come to an end.")
            + "\nThese had begun and not ended:\n\(tests)"
            + "\n\nLook for a loop that never ends, or a wait for something that never comes."
    }
}
