public import EventStore
import Foundation

/// A log of commits, kept by NATS JetStream on several nodes in one order.
///
/// What is acknowledged is on a majority of the nodes. Each node writes it to its disk a moment
/// later (`sync_interval`, two minutes unless set): the majority is what keeps it, not the disk.
public actor CommitLog {
    /// How the log is kept.
    public struct Configuration: Sendable {
        /// Letters, digits and hyphens: the name of the stream on the server.
        public var name: String
        public var replicas: Int
        /// How long to go on asking while no node answers, as after the loss of a leader. A log is
        /// waited for 30 seconds at least when it is opened: new nodes have to find each other.
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
    private var standstill: Standstill?

    /// Where the log has ended since a moment, although something was sent to be stored behind it.
    private struct Standstill {
        let sequence: Int64
        let since: ContinuousClock.Instant
        var last: ContinuousClock.Instant
    }

    /// Connects, and makes the log where there is none.
    ///
    /// - Parameter url: one node or several, as in `nats://127.0.0.1:4222,nats://127.0.0.1:4223`.
    /// - Throws: ``NoAnswer`` when there is no node, and ``LogRefused``, also when the nodes are too
    ///   old, or the package was built without its trait JetStream.
    public init(_ url: String, _ configuration: Configuration) async throws {
        connection = try await NATSConnection(url, hearing: configuration.bell)
        self.configuration = configuration
        let opening = max(configuration.patience, .seconds(30))
        try await patiently(opening) { try await checkVersion() }
        try await patiently(opening) { try await makeStream() }
        try await patiently(opening) { try await hear() }
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
    /// It may be sent again: it is stored behind that one sequence, or not at all.
    ///
    /// - Throws: ``LogMovedOn`` when there is something behind it, and ``NoAnswer``; ``LogRefused``
    ///   when there is no use in sending it again, or none after the patience.
    public func publish(_ commit: Commit, behind sequence: Int64) async throws -> Int64 {
        guard commit.id != nil else { throw LogRefused("A commit has one event at least.") }
        do {
            let stored = try await send(commit, behind: sequence)
            standstill = nil
            index.take(StoredCommit(sequence: stored, commit))
            return stored
        } catch let error as NoAnswer {
            try endure(at: sequence, error.reason)
            try await Task.sleep(for: .milliseconds(10))
            throw error
        } catch is LogMovedOn {
            // It has not, where the same is said again: then a commit is on its way, and stays there
            // while there is no majority.
            let isRepeated = standstill?.sequence == sequence && index.sequence == sequence
            try endure(at: sequence, "a commit is on its way")
            if isRepeated { try await Task.sleep(for: .milliseconds(10)) }
            throw LogMovedOn()
        }
    }

    private func send(_ commit: Commit, behind sequence: Int64) async throws -> Int64 {
        try Task.checkCancellation()
        let reply = try await connection.request(
            configuration.subject(of: commit.stream), try commit.bytes(),
            // In a header: in the options of the C client a 0 would mean that nothing is expected.
            headers: ["Nats-Expected-Last-Sequence": "\(sequence)"], within: .seconds(2))
        return try Acknowledgement(reply).sequence
    }

    /// Notes that an attempt has stored nothing behind `sequence`.
    ///
    /// - Throws: ``LogRefused`` when that has gone on for longer than the patience.
    private func endure(at sequence: Int64, _ reason: String) throws {
        let now = ContinuousClock.now
        var current = Standstill(sequence: sequence, since: now, last: now)
        // One from long ago says nothing of now.
        if let standstill, standstill.sequence == sequence,
            now - standstill.last < configuration.patience
        {
            current = Standstill(sequence: sequence, since: standstill.since, last: now)
        }
        standstill = current
        guard now - current.since >= configuration.patience else { return }
        standstill = nil
        throw LogRefused(
            "For \(configuration.patience.components.seconds) s nothing could be stored (\(reason)), "
                + "although it was sent again and again. It may be stored, or not. Do most of the "
                + "nodes run, and is there room on their disks?")
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

    /// Whether most of the nodes are there and agree on a leader: asked once, and not patiently.
    public func answers(within limit: Duration) async -> Bool {
        (try? await information(within: limit)) != nil
    }

    /// When the log was made, in the server's words: another log has another time.
    public func created() async throws -> String {
        try await patiently { try await information().created }
    }

    /// Sends a request of JetStream's own interface, as somebody would who goes past the store.
    ///
    /// - Parameter request: as in `STREAM.PURGE`.
    /// - Throws: ``LogRefused``, when the server does not do it.
    public func goPast(_ request: String, _ body: String = "{}") async throws {
        try await tell(request, Data(body.utf8))
    }

    /// Asks again while no node answers, until the patience is at its end.
    private func patiently<Value: Sendable>(
        _ patience: Duration? = nil, _ ask: () async throws -> Value
    ) async throws -> Value {
        let deadline = ContinuousClock.now + (patience ?? configuration.patience)
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
