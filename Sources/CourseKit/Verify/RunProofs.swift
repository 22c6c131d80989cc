import Foundation

/// What one whole run of the tests proves: as shipped each test of a lesson is red, solved green.
struct RunProofs {
    enum Mode {
        case shipped, solved
    }

    let mode: Mode
    let course: Course
    let lessons: [Lesson]
    /// Where the run took place, so that its files are shown from the root on.
    let copy: WorkingCopy
    /// What is built with. A step whose trait is missing is skipped, and no other.
    var traits = Traits.current

    private var name: String { mode == .shipped ? "as shipped" : "solved" }

    func proofs(of run: TestRun) -> [Proof] {
        switch run.outcome {
        case .finished(let report):
            return proofs(of: report)
        case .died(let report):
            let last = report.lastStarted?.description ?? "none"
            let output = run.trap.reason ?? run.tail.suffix(8).joined(separator: "\n")
            return [broken("The run died half-way, the last test to begin was \(last).\n\(output)")]
                + proofs(of: report)
        case .hung(let report):
            let names = report.unfinished.map(\.description).joined(separator: "\n")
            return [broken("These tests did not come to an end:\n\(names)")] + proofs(of: report)
        case .didNotCompile(let errors):
            let lines = errors.prefix(20).map { "\(shortened($0.place)): \($0.message)" }
            return [broken("It does not compile:\n" + lines.joined(separator: "\n"))]
        case .nothingMatched:
            return [broken("No test was found.")]
        case .couldNotRun:
            return [broken("It could not be run:\n\(run.complaint)\n\(run.remedy)")]
        }
    }

    private func broken(_ failure: String) -> Proof {
        Proof(.run, nil, "the tests run to their end, \(name)", failure: failure)
    }

    private func proofs(of report: TestReport) -> [Proof] {
        let steps = lessons.flatMap(\.steps)
        let missing = steps.filter { report.results(of: $0).isEmpty }.map { step in
            Proof(
                mode == .shipped ? .red : .green, step.id, "has tests, \(name)",
                failure: "No test of \(step.testFile) ran.")
        }
        let skipped = steps.filter { $0.isSkipped(with: traits) }.map { proof($0, report) }
        let results = report.results.filter { !isLeftForLater($0) && !isOfSkippedStep($0) }
        return results.map(proof) + skipped + missing
    }

    /// The end-to-end tests of the kit are skipped as shipped, and run when solved.
    private func isLeftForLater(_ result: TestResult) -> Bool {
        mode == .shipped && !isOfLesson(result) && result.verdict == .skipped
    }

    private func isOfSkippedStep(_ result: TestResult) -> Bool {
        course.steps.contains { $0.isSkipped(with: traits) && $0.owns(result.name) }
    }

    /// That a step without its trait is skipped: all of it, so that nothing hides behind it.
    private func proof(_ step: Step, _ report: TestReport) -> Proof {
        let others = report.results(of: step).filter { $0.verdict != .skipped }
        return Proof(
            .run, step.id, "is skipped, \(name), without the trait \(step.trait ?? "")",
            failure: others.isEmpty
                ? nil : "These ran: " + others.map(\.name.inSuite).joined(separator: ", "))
    }

    private func isOfLesson(_ result: TestResult) -> Bool {
        result.name.module.wholeMatch(of: /Lesson\d+Tests/) != nil
    }

    private func proof(_ result: TestResult) -> Proof {
        let step = course.steps.first { $0.owns(result.name) }
        let isLesson = isOfLesson(result)
        if mode == .shipped, isLesson {
            return Proof(
                .red, step?.id, "fails as shipped: \(result.name.inSuite)", failure: red(result))
        }
        return Proof(
            isLesson ? .green : .kit, step?.id, "passes \(name): \(result.name)",
            failure: green(result))
    }

    private func red(_ result: TestResult) -> String? {
        switch result.verdict {
        case .failed: nil
        case .passed: "It passes, although nothing is written yet."
        default: unfinished(result)
        }
    }

    private func green(_ result: TestResult) -> String? {
        guard result.verdict != .passed else { return nil }
        guard result.verdict == .failed else { return unfinished(result) }
        return result.issues.prefix(3).map { issue in
            let place = issue.place.map { "\(shortened($0)): " } ?? ""
            return ([place + issue.text] + issue.comments).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func unfinished(_ result: TestResult) -> String {
        switch result.verdict {
        case .skipped: "It is skipped."
        case .unfinished: "It began and did not end."
        default: "It did not run."
        }
    }

    private func shortened(_ place: Place) -> Place {
        let prefix = copy.root.path(percentEncoded: false)
        let path = place.file.following(prefix.hasSuffix("/") ? prefix : prefix + "/")
        return Place(file: path ?? place.file, line: place.line)
    }
}
