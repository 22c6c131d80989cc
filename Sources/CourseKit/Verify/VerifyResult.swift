/// What verify found: a table a step, every failure, and the count.
public struct VerifyResult: Sendable {
    public let lessons: [Lesson]
    public let proofs: [Proof]

    public init(lessons: [Lesson], proofs: [Proof]) {
        self.lessons = lessons
        self.proofs = proofs
    }

    public var passed: Int { proofs.count(where: \.isProved) }
    public var failures: [Proof] { proofs.filter { !$0.isProved } }
    public var isProved: Bool { !proofs.isEmpty && failures.isEmpty }

    /// The last line, for scripts.
    public var closing: String { "\(passed) passed, \(failures.count) failed" }

    public func text(_ style: Style) -> String {
        var blocks = failures.map { proof in
            let subject = proof.step.map { "\($0) " } ?? ""
            return style.red("✘ ") + style.bold("\(subject)\(proof.claim)") + "\n"
                + (proof.failure ?? "").wrapped(width: 140, indent: "    ")
        }
        blocks += [table.text(style), summary, closing]
        return blocks.joined(separator: "\n\n")
    }

    public var markdown: String {
        var blocks = ["## What `course verify` proved", table.markdown, summary]
        if !failures.isEmpty {
            blocks.append("### What it could not prove")
            blocks += failures.map { proof in
                let subject = proof.step.map { "\($0) " } ?? ""
                return "**\(subject)\(proof.claim)**\n\n```\n\(proof.failure ?? "")\n```"
            }
        }
        return (blocks + [closing]).joined(separator: "\n\n") + "\n"
    }

    /// How many tests ran, and what else was looked at.
    private var summary: String {
        let tests = [Proof.Kind.red, .green, .kit].map { all($0, nil).count }.reduce(0, +)
        return "Tests run: \(tests), of which \(count(.red, nil)) red as shipped, "
            + "\(count(.green, nil)) green when solved, \(count(.kit, nil)) of the kit green. "
            + "Read: \(count(.reading, nil)). Builds and runs: \(count(.run, nil))."
    }

    private var table: TextTable {
        var table = TextTable([
            ("Step", .left), ("Tests", .right), ("Red as shipped", .right),
            ("Green when solved", .right), ("Mistakes caught", .right),
        ])
        for step in lessons.flatMap(\.steps) {
            let id = step.id
            let tests = max(all(.red, id).count, all(.green, id).count)
            table.add([
                "\(id) \(step.title)", "\(tests)", count(.red, id), count(.green, id),
                step.isWholeApp ? "–" : count(.mistake, id),
            ])
        }
        return table
    }

    private func all(_ kind: Proof.Kind, _ step: StepID?) -> [Proof] {
        proofs.filter { $0.kind == kind && (step == nil || $0.step == step) }
    }

    /// "8/10", or a dash where nothing was tried.
    private func count(_ kind: Proof.Kind, _ step: StepID?) -> String {
        let all = all(kind, step)
        return all.isEmpty ? "–" : "\(all.count(where: \.isProved))/\(all.count)"
    }
}
