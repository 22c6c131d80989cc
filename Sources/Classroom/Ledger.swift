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

    /// Adds `prediction` to the file of `lesson`, in the place of an earlier run's.
    ///
    /// Not for two processes at once; within one process the entries are written one by one.
    public static func record<Value>(
        _ prediction: Prediction<Value>, lesson: Int, in folder: URL
    ) throws {
        lock.lock()
        defer { lock.unlock() }
        let file = folder.appending(path: "Lesson\(lesson).json")
        // A damaged ledger is begun anew: every figure in it can be measured again.
        let kept = (try? JSONDecoder().decode(Ledger.self, from: Data(contentsOf: file)))?.entries
        let entry = Entry(
            claim: prediction.claim, predicted: "\(prediction.predicted.words)",
            measured: "\(prediction.measured.words)", figures: prediction.figures,
            when: Date().formatted(.iso8601))
        let entries = (kept ?? []).filter { $0.claim != entry.claim } + [entry]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try encoder.encode(Ledger(lesson: lesson, entries: entries)).write(
            to: file, options: .atomic)
    }

    private static let lock = NSLock()
}
