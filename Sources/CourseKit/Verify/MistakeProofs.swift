import Foundation

/// Proves that a mistake, put into the solution, is caught by the tests that it names and no other.
struct MistakeProofs {
    let copy: WorkingCopy
    let course: Course
    /// A run of the solved tests in the copy.
    let test: SwiftTest
    /// All known mistakes: which of them a check would name.
    let book: MistakeBook

    /// That the mistake is caught, and whether a check would name it.
    func proof(
        of mistake: Mistake, status: StatusLine
    ) async throws -> (proof: Proof, isNamed: Bool) {
        let claim = "is caught: \(mistake.file)"
        do {
            let run = try await run(mistake, status: status)
            let named = named(by: run, mistake)
            let failure =
                try MistakeProofs.verdict(on: run, of: mistake, step: step(of: mistake))
                ?? wrong(named, mistake)
            return (
                Proof(.mistake, mistake.step, claim, failure: failure), named?.file == mistake.file
            )
        } catch let error as CourseError {
            return (Proof(.mistake, mistake.step, claim, failure: error.description), false)
        }
    }

    private func named(by run: TestRun, _ mistake: Mistake) -> Mistake? {
        guard case .finished(let report) = run.outcome, let step = course.step(mistake.step)
        else { return nil }
        return book.recognise(in: report.results(of: step), of: step.id)
    }

    /// To name no mistake is honest, to name another one sends a student astray.
    private func wrong(_ named: Mistake?, _ mistake: Mistake) -> String? {
        guard let named, named.file != mistake.file else { return nil }
        return "A check would take it for \(named.file)."
    }

    /// Runs the suite of the step with the mistake in the solution, and takes it out again.
    private func run(_ mistake: Mistake, status: StatusLine) async throws -> TestRun {
        let step = try step(of: mistake)
        guard let solution = step.solution else {
            throw CourseError("The whole app has no mistakes.", remedy: "Give it another name.")
        }
        let file = copy.root.appending(path: solution)
        guard let original = try? Data(contentsOf: file) else {
            throw CourseError("\(solution) is missing.", remedy: "Write it.")
        }
        if let other = otherFile(mistake, than: solution) {
            throw CourseError(
                "It changes \(other), and may change \(solution) only.", remedy: "Make it anew.")
        }
        let patch = course.file(mistake.file).path(percentEncoded: false)
        try await copy.apply(patch, to: solution)
        let result: Result<TestRun, any Error>
        do {
            result = .success(try await run(mistake, step, file, original, status))
        } catch {
            result = .failure(error)
        }
        // Put back whatever has happened: the next mistake starts from the solution.
        try copy.write(original, to: solution)
        return try result.get()
    }

    private func run(
        _ mistake: Mistake, _ step: Step, _ file: URL, _ original: Data, _ status: StatusLine
    ) async throws -> TestRun {
        guard (try? Data(contentsOf: file)) != original else {
            throw CourseError("It changes nothing.", remedy: "Make the patch anew.")
        }
        var test = test
        test.filter = step.filter
        test.limit = .seconds(300)
        var run = try await test.run(status: status)
        // Where a busy machine makes one more test fail than the mistake does, or ends a process that
        // a test has started, it is not so again. What is always so is said.
        for _ in 1...2 where MistakeProofs.isInDoubt(run, of: mistake, step: step) {
            test.skipsBuild = true
            run = try await test.run(status: status)
        }
        return run
    }

    /// Whether another run may come to something else: this one has found more than the mistake.
    private static func isInDoubt(_ run: TestRun, of mistake: Mistake, step: Step) -> Bool {
        switch run.outcome {
        case .finished, .died: verdict(on: run, of: mistake, step: step) != nil
        case .hung, .didNotCompile, .nothingMatched, .couldNotRun: false
        }
    }

    private func step(of mistake: Mistake) throws -> Step {
        try course.requiredStep(mistake.step)
    }

    /// A file named in the diff that is not the solution of the step.
    private func otherFile(_ mistake: Mistake, than solution: String) -> String? {
        let lines = (course.text(mistake.file) ?? "").replacingCarriageReturns.allLines
        return lines.lazy.compactMap { $0.following("+++ b/") }.map { $0.trimmingSpace }
            .first { $0 != solution }
    }

    static func verdict(on run: TestRun, of mistake: Mistake, step: Step) -> String? {
        switch run.outcome {
        case .finished(let report):
            return difference(report, mistake, step)
        case .died(let report):
            return "The run died half-way, with \(report.lastStarted?.rule ?? "no test begun"). "
                + "A mistake fails a test and never traps."
        case .hung(let report):
            return "These tests did not come to an end: "
                + report.unfinished.map(\.rule).joined(separator: ", ")
        case .didNotCompile(let errors):
            return "It does not compile: \(errors.first?.message ?? "")"
        case .nothingMatched:
            return "No test of the step was found."
        case .couldNotRun:
            return "It could not be run:\n\(run.complaint)"
        }
    }

    private static func difference(_ report: TestReport, _ mistake: Mistake, _ step: Step)
        -> String?
    {
        let failed = Set(
            report.results(of: step).filter { $0.verdict != .passed }.map { CaughtBy($0.name) })
        if failed == mistake.caughtBy { return nil }
        if failed.isEmpty { return "No test fails with it." }
        let lines = failed.sorted().map { "Caught by: \($0)" }
        return "Other tests fail with it than it names. Those that do:\n"
            + lines.joined(separator: "\n")
    }
}
