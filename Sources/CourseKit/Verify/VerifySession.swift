import Foundation

/// One run of verify: the proofs so far, and the copy that the tests run in.
struct VerifySession {
    let course: Course
    let lessons: [Lesson]
    let copy: WorkingCopy
    /// Whether all lessons are proved, and the kit with them.
    let isWhole: Bool
    var estimate: Estimate
    let status: StatusLine
    private(set) var proofs: [Proof] = []

    init(
        course: Course, lessons: [Lesson], copy: WorkingCopy, isWhole: Bool, estimate: Estimate,
        status: StatusLine
    ) {
        self.course = course
        self.lessons = lessons
        self.copy = copy
        self.isWhole = isWhole
        self.estimate = estimate
        self.status = status
    }

    mutating func add(_ proofs: [Proof]) {
        self.proofs += proofs
        // All of them stand at the end too, with the reasons. Who waits wants to know now.
        for proof in proofs where !proof.isProved {
            status.say("✘ \(proof.step.map { "\($0) " } ?? "")\(proof.claim)")
        }
    }

    /// Runs all tests, solved or as shipped, and adds what that proves.
    mutating func runTests(_ mode: RunProofs.Mode) async throws {
        let name = mode == .shipped ? "shipped" : "solved"
        let began = ContinuousClock.now
        status.say(
            mode == .shipped
                ? "As shipped: every test of a step must fail (\(estimate.text))"
                : "Solved: every test must pass (\(estimate.text))")
        let warnings = Warnings(copy: copy)
        if mode == .shipped { warnings.provoke() }
        var isBuilt = false
        for group in groups {
            status.begin(isBuilt ? "Running the tests" : "Building")
            var test = test(mode == .shipped ? .none : .all)
            test.filter = group.filter
            test.skipsBuild = isBuilt
            // The end-to-end tests of the kit build packages themselves. Once is enough.
            let isLast = mode == .solved && group.isKit
            test.environment["COURSE_END_TO_END"] = .some(isLast ? "1" : nil)
            let run = try await test.run(status: status)
            let proofs = RunProofs(mode: mode, course: course, lessons: group.lessons, copy: copy)
            add(proofs.proofs(of: run))
            if !isBuilt { seen += warnings.own(run) }
            isBuilt = true
            if case .didNotCompile = run.outcome { break }
        }
        warnings.remember(seen)
        if mode == .solved { add([Warnings.proof(seen)]) }
        estimate.finished(name, took: .now - began)
    }

    /// Puts each mistake into the solution, one at a time.
    mutating func run(_ mistakes: [Mistake], of book: MistakeBook) async throws {
        var named = 0
        for (index, mistake) in mistakes.enumerated() {
            try Task.checkCancellation()
            let began = ContinuousClock.now
            let name = mistake.file.split(separator: "/").last.map(String.init) ?? mistake.file
            status.say("Mistake \(index + 1) of \(mistakes.count): \(name) (\(estimate.text))")
            status.begin("Building")
            let proofs = MistakeProofs(
                copy: copy, course: course, test: test(.all), book: book)
            let (proof, isNamed) = try await proofs.proof(of: mistake, status: status)
            add([proof])
            if isNamed { named += 1 }
            estimate.finished("mistake", took: .now - began)
        }
        if !mistakes.isEmpty { add([Named(named, of: mistakes.count).proof]) }
    }

    /// Runs the solved suites of the lessons again and again, and names what fails in any run.
    mutating func repeatSolved(_ count: Int) async throws {
        guard count > 0 else { return }
        for number in 1...count {
            let began = ContinuousClock.now
            status.say("Repeat \(number) of \(count) (\(estimate.text))")
            status.begin("Running the solved suites")
            var failures: [Proof] = []
            for (index, group) in groups.filter({ !$0.isKit }).enumerated() {
                var test = test(.all)
                test.filter = group.filter
                // The last mistake has left its build behind, so the first run builds once more.
                test.skipsBuild = number > 1 || index > 0
                let run = try await test.run(status: status)
                let proofs = RunProofs(
                    mode: .solved, course: course, lessons: group.lessons, copy: copy)
                failures += proofs.proofs(of: run).filter { !$0.isProved }
            }
            let names = failures.map { "\($0.claim)\n\($0.failure ?? "")" }.joined(separator: "\n")
            add([
                Proof(
                    .run, nil, "run \(number) of \(count) of the solved suites is green",
                    failure: failures.isEmpty ? nil : "A flake:\n\(names)")
            ])
            estimate.finished("repeat", took: .now - began)
        }
    }

    private var seen: [Diagnostic] = []

    /// What runs at once.
    private struct Group {
        let lessons: [Lesson]
        let filter: String

        var isKit: Bool { lessons.isEmpty }
    }

    /// One lesson after the other, as a student runs them: their processes would share the machine
    /// otherwise. The tests of the kit come last.
    private var groups: [Group] {
        lessons.map { Group(lessons: [$0], filter: "^\($0.filter)") }
            + (isWhole ? [Group(lessons: [], filter: "^(?!Lesson[0-9]+Tests\\.)")] : [])
    }

    private func test(_ solved: Solved) -> SwiftTest {
        let stream = copy.root.deletingLastPathComponent().appending(path: "run.jsonl")
        var test = SwiftTest(package: copy.root, stream: stream)
        test.scratch = copy.scratch
        test.solved = solved
        test.limit = .seconds(1200)
        test.environment = ["COURSE_END_TO_END": nil]
        return test
    }
}
