public import Foundation

/// What the prediction runs of a lesson measured: the figures of "what you gained, what you paid".
///
/// Kept in `.course/ledger/LessonN.json`, which git ignores, and printed by `course ledger`.
public struct Ledger: Codable, Sendable {
    public struct Entry: Codable, Sendable {
        public let claim: String
        public let predicted: String
        public let measured: String
        public let figures: [String: String]
        /// When it was measured, ISO 8601.
        public let when: String
    }

    public let lesson: Int
    public private(set) var entries: [Entry]

    /// What a run of `lesson` measured of `claim`, or `nil` when there was none.
    public static func entry(_ claim: String, lesson: Int, in folder: URL) -> Entry? {
        let file = folder.appending(path: "Lesson\(lesson).json")
        let kept = try? JSONDecoder().decode(Ledger.self, from: Data(contentsOf: file))
        return kept?.entries.first { $0.claim == claim }
    }

    /// Adds `prediction` to the file of `lesson`, in the place of an earlier run's.
    ///
    /// What was predicted first stays: whoever corrects a prediction after the run has learned
    /// something, and has not predicted it. A prediction of the solution is nobody's.
    ///
    /// Not for two processes at once; within one process the entries are written one by one.
    public static func record<Value>(
        _ prediction: Prediction<Value>, lesson: Int, ofSolution: Bool = false, in folder: URL
    ) throws {
        lock.lock()
        defer { lock.unlock() }
        let file = folder.appending(path: "Lesson\(lesson).json")
        // A damaged ledger is begun anew: every figure in it can be measured again.
        let kept = (try? JSONDecoder().decode(Ledger.self, from: Data(contentsOf: file)))?.entries
        let first = kept?.first { $0.claim == prediction.claim }?.predicted
        let predicted = ofSolution ? Ledger.solution : prediction.predicted.words
        let entry = Entry(
            claim: prediction.claim,
            predicted: first.flatMap { $0 == Ledger.solution ? nil : $0 } ?? predicted,
            measured: "\(prediction.measured.words)", figures: prediction.figures,
            when: Date().formatted(.iso8601))
        let entries = (kept ?? []).filter { $0.claim != entry.claim } + [entry]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try encoder.encode(Ledger(lesson: lesson, entries: entries)).write(
            to: file, options: .atomic)
    }

    /// Stands for a prediction that nobody made.
    package static let solution = "(the solution's)"
    private static let lock = NSLock()
}
