import EventStore
import Foundation

/// The requests of JetStream's own interface: JSON on subjects that begin with `$JS.API`.
///
/// No consumers: a server would keep the place of each reader, which has it anyway. Readers fetch
/// commits by their sequence, from any node that has them (direct get), and the server tells of new
/// ones on a subject (republish).
extension CommitLog {
    /// - Throws: ``LogRefused`` where a node is older than 2.12, which has level 2.
    func checkVersion() async throws {
        let reply = try await connection.request("$JS.API.INFO", Data(), within: .seconds(2))
        try ServerError.check(reply.body)
        let answer = try? JSONDecoder.ofServer.decode(AccountAnswer.self, from: reply.body)
        guard let level = answer?.api.level, level >= 2 else {
            throw LogRefused(
                "The nats-server is too old: with three replicas, one before 2.12 lets two writers "
                    + "win who expect the same sequence. `./course doctor --jetstream` says what to "
                    + "install.")
        }
    }

    func makeStream() async throws {
        let subjects = "\(configuration.name).>"
        let wanted = StreamConfiguration(
            name: configuration.name, subjects: [subjects], numReplicas: configuration.replicas,
            republish: .init(src: subjects, dest: configuration.bell))
        let reply = try await connection.request(
            "$JS.API.STREAM.CREATE.\(configuration.name)", try JSONEncoder.ofServer.encode(wanted),
            within: .seconds(5))
        _ = try StreamAnswer(reply)
    }

    /// Makes sure that this node knows where to send commits: a new stream is heard of node by node.
    func hear() async throws {
        do {
            let reply = try await connection.request(
                "\(configuration.name).hear", Data(),
                headers: ["Nats-Expected-Last-Sequence": "\(Int64.max)"], within: .seconds(2))
            _ = try Acknowledgement(reply)
        } catch is LogMovedOn {
            // Nothing has that sequence, so nothing was stored. But somebody has answered.
        }
    }

    /// The sequence of the last message: asked of the leader, so that nothing is missed.
    func lastSequence() async throws -> Int64 { try await information().state.lastSeq }

    func leaderName() async throws -> String {
        try await information().cluster?.leader ?? "the only node"
    }

    /// What the leader says of the log.
    ///
    /// - Throws: ``NoAnswer``, also when the one who answers knows of no leader: it may be behind.
    func information(within limit: Duration = .seconds(2)) async throws -> StreamAnswer {
        let reply = try await connection.request(
            "$JS.API.STREAM.INFO.\(configuration.name)", Data(), within: limit)
        let answer = try StreamAnswer(reply)
        if let cluster = answer.cluster, cluster.leader == nil {
            throw NoAnswer("there is no leader")
        }
        return answer
    }

    func tell(_ request: String, _ body: Data) async throws {
        let reply = try await connection.request(
            "$JS.API.\(request).\(configuration.name)", body, within: .seconds(2))
        try ServerError.check(reply.body)
    }

    /// Some messages from `sequence` on, of one stream or of all, as one node has them.
    func messages(
        from sequence: Int64, atMost count: Int, of stream: StreamName? = nil
    ) async throws -> [StoredCommit] {
        let subject = stream.map(configuration.subject) ?? "\(configuration.name).>"
        let batch = try JSONEncoder.ofServer.encode(
            BatchRequest(seq: sequence, batch: count, nextBySubj: subject))
        let replies = try await connection.requestMany(
            "$JS.API.DIRECT.GET.\(configuration.name)", batch, within: .seconds(2))
        return try replies.map { reply in
            guard let number = reply.headers["Nats-Sequence"].flatMap({ Int64($0) }) else {
                throw NoAnswer("a message without its sequence")
            }
            return StoredCommit(sequence: number, try Commit(bytes: reply.body))
        }
    }
}

private struct StreamConfiguration: Encodable {
    let name: String
    let subjects: [String]
    let numReplicas: Int
    let republish: RePublish
    let storage = "file"
    let allowDirect = true
    // Nothing that happened is ever changed: the server itself refuses.
    let denyDelete = true
    let denyPurge = true

    struct RePublish: Encodable {
        let src: String
        let dest: String
        let headersOnly = true
    }
}

private struct BatchRequest: Encodable {
    let seq: Int64
    let batch: Int
    let nextBySubj: String
}

/// What the server says about itself.
private struct AccountAnswer: Decodable {
    let api: Interface

    /// The level of the interface: older servers have none.
    struct Interface: Decodable { let level: Int? }
}

/// What the server says to a request about the stream.
struct StreamAnswer: Decodable {
    let created: String
    let state: State
    let cluster: Cluster?

    struct State: Decodable { let lastSeq: Int64 }
    struct Cluster: Decodable { let leader: String? }

    init(_ reply: NATSReply) throws {
        try ServerError.check(reply.body)
        guard let answer = try? JSONDecoder.ofServer.decode(Self.self, from: reply.body) else {
            throw NoAnswer("an answer that can't be read")
        }
        self = answer
    }
}

/// What the server says to a published message.
struct Acknowledgement: Decodable {
    let seq: Int64

    var sequence: Int64 { seq }

    init(_ reply: NATSReply) throws {
        try ServerError.check(reply.body, lasting: ServerError.withoutRoom)
        guard let answer = try? JSONDecoder.ofServer.decode(Self.self, from: reply.body) else {
            throw NoAnswer("an acknowledgement that can't be read")
        }
        self = answer
    }
}

/// An error in the server's own words.
struct ServerError: Decodable {
    let error: Details?

    struct Details: Decodable {
        let code: Int
        let errCode: Int?
        let description: String?
    }

    /// No room in memory (10028), on the disk (10047), or of either (10023).
    ///
    /// It lasts when something is published. When a log is made, 10023 can also mean that some
    /// nodes are not there yet.
    static let withoutRoom: Set = [10023, 10028, 10047]

    /// - Parameter lasting: errors that no waiting mends.
    /// - Throws: ``LogMovedOn``, ``NoAnswer`` or ``LogRefused``, unless there is no error.
    static func check(_ body: Data, lasting: Set<Int> = []) throws {
        guard let error = try? JSONDecoder.ofServer.decode(Self.self, from: body).error else {
            return
        }
        let number = error.errCode ?? 0
        let words = error.description ?? "error \(error.code)"
        switch (error.code, number) {
        // The last sequence is another one; the second number says so while a write is on its way.
        case (_, 10071), (_, 10164): throw LogMovedOn()
        case _ where lasting.contains(number):
            throw LogRefused("The log has no room: \(words). Make room on the nodes.")
        // No leader at the moment, not enough nodes yet, or one that has not heard of the stream.
        case (503, _), (408, _), (504, _), (500, _), (_, 10005), (_, 10059): throw NoAnswer(words)
        default: throw LogRefused("The server has refused: \(words).")
        }
    }
}

extension JSONEncoder {
    /// Writes names as the server has them: `num_replicas`.
    fileprivate static var ofServer: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return encoder
    }
}

extension JSONDecoder {
    fileprivate static var ofServer: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}
