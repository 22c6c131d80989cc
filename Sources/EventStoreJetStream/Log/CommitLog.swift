public import EventStore
import Foundation

/// A log of commits, kept by NATS JetStream on several nodes in one order.
///
/// What is acknowledged is on a majority of the nodes. Each node writes it to its disk a moment
/// later (`sync_interval`, two minutes unless set): the majority is what keeps it, not the disk.
public actor CommitLog {
    /// How the log is kept.
    public struct Configuration: Sendable {
        /// Letters and digits: the name of the stream on the server.
        public var name: String
        public var replicas: Int
        /// How long to go on asking while no node answers, as after the loss of a leader.
        public var patience: Duration

        public init(name: String, replicas: Int = 3, patience: Duration = .seconds(30)) {
            self.name = name
            self.replicas = replicas
            self.patience = patience
        }
    }

    let connection: NATSConnection
    let configuration: Configuration
    private var index = LogIndex()

    /// Connects, and makes the log where there is none.
    ///
    /// - Parameter url: one node or several, as in `nats://127.0.0.1:4222,nats://127.0.0.1:4223`.
    /// - Throws: ``LogRefused``, also when the package was built without its trait JetStream.
    public init(_ url: String, _ configuration: Configuration) async throws {
        connection = try await NATSConnection(url, hearing: configuration.bell)
        self.configuration = configuration
        try await patiently { try await makeStream() }
        try await patiently { try await hear() }
    }

    /// Reads the log to its end, and looks into the index then.
    public func caughtUp<Value: Sendable>(
        _ look: @Sendable (LogIndex) throws -> Value
    ) async throws -> Value {
        let end = try await patiently { try await lastSequence() }
        while index.sequence < end {
            for stored in try await commits(after: index.sequence, through: end, limit: 1_000) {
                index.take(stored)
            }
        }
        return try look(index)
    }

    /// Stores a commit as the next behind `sequence`, and returns its own sequence.
    ///
    /// - Throws: ``LogMovedOn`` when there is something behind it, and ``NoAnswer``.
    public func publish(_ commit: Commit, behind sequence: Int64) async throws -> Int64 {
        let reply = try await connection.request(
            configuration.subject(of: commit.stream), try commit.bytes(),
            headers: ["Nats-Expected-Last-Sequence": "\(sequence)"], within: .seconds(2))
        let stored = try Acknowledgement(reply).sequence
        index.take(StoredCommit(sequence: stored, commit))
        return stored
    }

    /// The commits behind `sequence`, up to one that is known to be there, at most `limit`.
    public func commits(
        after sequence: Int64, through end: Int64, limit: Int
    ) async throws -> [StoredCommit] {
        let count = Int(min(Int64(limit), end - sequence))
        guard count > 0 else { return [] }
        // A node that is not the leader may be behind, and knows less.
        return try await patiently {
            let found = try await messages(from: sequence + 1, atMost: count)
            guard let first = found.first else { throw NoAnswer("the node is behind") }
            guard first.sequence == sequence + 1 else { throw LogRefused("The log has a hole.") }
            return found
        }
    }

    /// The commits of one stream at these sequences, which are known to be there.
    public func commits(
        of stream: StreamName, at sequences: [Int64]
    ) async throws -> [StoredCommit] {
        var found: [StoredCommit] = []
        while found.count < sequences.count {
            let next = sequences[found.count]
            let count = min(1_000, sequences.count - found.count)
            found += try await patiently {
                let some = try await messages(from: next, atMost: count, of: stream)
                guard some.first?.sequence == next else { throw NoAnswer("the node is behind") }
                return some
            }
        }
        return found
    }

    /// Returns when something is stored behind `sequence`, or after a while.
    ///
    /// Whoever waits looks again: a message about the news can get lost where a node does.
    public func waitForNews(after rings: Int) async throws {
        try await connection.bell.wait(after: rings, atMost: .milliseconds(500))
    }

    /// How often there was news so far. Read it first, look then, and wait last.
    public nonisolated var rings: Int { connection.bell.rings }

    /// The name of the node that leads now: it decides the order, and answers for the majority.
    public func leader() async throws -> String { try await patiently { try await leaderName() } }

    /// Sends a request of JetStream's own interface, as somebody would who goes past the store.
    ///
    /// - Parameter request: as in `STREAM.PURGE`.
    /// - Throws: ``LogRefused``, when the server does not do it.
    public func goPast(_ request: String, _ body: String = "{}") async throws {
        try await tell(request, Data(body.utf8))
    }

    /// Asks again while no node answers, until the patience is at its end.
    private func patiently<Value: Sendable>(
        _ ask: () async throws -> Value
    ) async throws -> Value {
        let deadline = ContinuousClock.now + configuration.patience
        while true {
            do { return try await ask() } catch let error as NoAnswer {
                if ContinuousClock.now > deadline { throw error }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }
}

extension CommitLog.Configuration {
    /// Where commits of a stream are published. A subject allows few characters, so it is in hex.
    func subject(of stream: StreamName) -> String {
        name + "." + stream.text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Where the server tells of what it has stored.
    var bell: String { "stored.\(name).>" }
}
