import EventStore
import Foundation

/// The requests of JetStream's own interface: JSON on subjects that begin with `$JS.API`.
extension CommitLog {
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
    func lastSequence() async throws -> Int64 {
        let reply = try await connection.request(
            "$JS.API.STREAM.INFO.\(configuration.name)", Data(), within: .seconds(2))
        return try StreamAnswer(reply).state.lastSeq
    }

    func leaderName() async throws -> String {
        let reply = try await connection.request(
            "$JS.API.STREAM.INFO.\(configuration.name)", Data(), within: .seconds(2))
        guard let leader = try StreamAnswer(reply).cluster?.leader else {
            throw NoAnswer("there is no leader")
        }
        return leader
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

/// What the server says to a request about the stream.
private struct StreamAnswer: Decodable {
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
        try ServerError.check(reply.body)
        guard let answer = try? JSONDecoder.ofServer.decode(Self.self, from: reply.body) else {
            throw NoAnswer("an acknowledgement that can't be read")
        }
        self = answer
    }
}

/// An error in the server's own words.
private struct ServerError: Decodable {
    let error: Details?

    struct Details: Decodable {
        let code: Int
        let errCode: Int?
        let description: String?
    }

    static func check(_ body: Data) throws {
        guard let error = try? JSONDecoder.ofServer.decode(Self.self, from: body).error else {
            return
        }
        switch (error.code, error.errCode ?? 0) {
        // The last sequence is another one; the second number says so while a write is on its way.
        case (_, 10071), (_, 10164): throw LogMovedOn()
        // No leader at the moment, not enough nodes yet, or one that has not heard of the stream.
        case (503, _), (408, _), (504, _), (500, _), (_, 10005), (_, 10059):
            throw NoAnswer(error.description ?? "the server is not ready")
        default: throw LogRefused(error.description ?? "The server has refused: \(error.code).")
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
