import Crypto
public import EventStore
public import Foundation

/// What was true of a stream after one of its events: a note that saves reading, and no source.
public struct Snapshot: Codable, Hashable, Sendable {
    /// The name of the stream.
    public let stream: String
    /// The version of the last event that is in the state.
    public let version: Int
    /// The id of that event.
    public let lastEvent: UUID
    /// Which form the state is written in. It changes whenever the state or `evolve` does.
    public let format: Int
    /// The state, in JSON.
    public let state: Data
    private let digest: String

    public init(stream: StreamName, version: Int, lastEvent: UUID, format: Int, state: Data) {
        self.stream = stream.text
        self.version = version
        self.lastEvent = lastEvent
        self.format = format
        self.state = state
        digest = Snapshot.digest(stream.text, version, lastEvent, format, state)
    }

    /// Whether it is as it was made.
    public var isIntact: Bool {
        digest == Snapshot.digest(stream, version, lastEvent, format, state)
    }

    private static func digest(
        _ stream: String, _ version: Int, _ lastEvent: UUID, _ format: Int, _ state: Data
    ) -> String {
        let head = Data("\(stream) \(version) \(lastEvent) \(format) ".utf8)
        return Data(SHA256.hash(data: head + state)).base64EncodedString()
    }
}

/// Keeps the latest snapshot of each stream. All of it may be thrown away at any time.
public protocol SnapshotStore: Sendable {
    /// - Throws: when what is kept can't be read as a snapshot.
    func snapshot(of stream: StreamName) async throws -> Snapshot?

    /// Keeps `snapshot` in the place of an earlier one.
    func save(_ snapshot: Snapshot) async throws
}
