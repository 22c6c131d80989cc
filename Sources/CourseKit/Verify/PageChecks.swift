/// What verify proves of one page.
struct PageChecks {
    let page: Page
    let step: Step
    let sources: SourceTexts

    func proofs() -> [Proof] {
        [
            Proof(
                .reading, step.id, "the page has \(Hints.count) hints",
                failure: page.hints.count == Hints.count ? nil : "It has \(page.hints.count)."),
            named(step.exercise ?? "", "its exercise"),
            named("swift test --filter \(step.typedFilter)", "its tests"),
            excerpts, quotedFiles,
        ]
    }

    private func named(_ text: String, _ what: String) -> Proof {
        Proof(
            .reading, step.id, "the page names \(what)",
            failure: page.text.contains(text) ? nil : "\(step.page ?? "") does not say \(text).")
    }

    /// The solution of the step counts as a source too: a third hint is almost the code.
    private var excerpts: Proof {
        let strange = page.excerpts.filter { !sources.hold($0) }
        let places = strange.map { excerpt in
            "\(step.page ?? ""):\(excerpt.line): "
                + (excerpt.code.first { !$0.allSatisfy(\.isWhitespace) }?.trimmingSpace ?? "")
        }
        return Proof(
            .reading, step.id, "the page's code stands in the sources",
            failure: places.isEmpty
                ? nil : "Not found line by line in any file:\n" + places.joined(separator: "\n"))
    }

    /// Paths in backticks that begin at the root of the checkout.
    private var quotedFiles: Proof {
        let quoted = page.text.matches(
            of: /`((?:Sources|Solutions|Exercises|Tests|Lessons)\/[A-Za-z0-9_\/.+\-]+)`/)
        let missing = quoted.map { String($0.1) }.filter { !sources.hasPath($0) }
        return Proof(
            .reading, step.id, "the page names no file that is not there",
            failure: missing.isEmpty ? nil : "Missing: \(missing.joined(separator: ", ")).")
    }
}
