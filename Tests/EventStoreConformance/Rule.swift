import Hosting

/// Something that every event store keeps, in one sentence, with the code that tries it.
public struct Rule: Sendable, CustomStringConvertible {
    /// Which of the nineteen points the rule belongs to: 1 to 11 are about appending, 12 to 15
    /// about reading, 16 to 19 about subscribing.
    public let point: Int
    public let sentence: String
    private let body: @Sendable (Place) async throws -> Void

    init(_ point: Int, _ sentence: String, body: @escaping @Sendable (Place) async throws -> Void) {
        self.point = point
        self.sentence = sentence
        self.body = body
    }

    /// Tries the rule on a store in a new folder.
    ///
    /// - Throws: ``RuleBroken``, or the error of the store that nobody had expected.
    public func check(_ bench: Bench) async throws {
        try await withTemporaryFolder { folder in
            try await body(Place(bench: bench, folder: folder))
        }
    }

    public var description: String { "\(point). \(sentence)" }

    /// Every rule, in the order of the points.
    public static let all = [
        appending, expectedVersions, sendingAgain, writers, keeping, readingAStream, readingAll,
        subscribing,
    ].flatMap { $0 }
}
