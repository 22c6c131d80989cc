import EventStore
import Foundation
import Testing

@testable import EventStoreJetStream

/// What the log on several machines is made of, without a server.
@Suite("Commits, their index, and what a server says")
struct LogTests {
    private func commit(
        _ count: Int, from version: Int = 1, to stream: StreamName = "liste-ü"
    ) -> Commit {
        let events = (0..<count).map { number in
            EventToAppend(
                id: UUID(), type: "gezählt", version: 2,
                payload: Data((0..<number).map(UInt8.init)),
                metadata: Data("{}".utf8))
        }
        return Commit(to: stream, from: version, events, at: Timestamp(microseconds: 1_000_001))
    }

    @Test func `a commit is written as it is read`() throws {
        for commit in [commit(1), commit(3, from: 7)] {
            #expect(try Commit(bytes: commit.bytes()) == commit)
        }
    }

    @Test func `bytes that are no commit are not read as one`() throws {
        let bytes = try commit(3).bytes()
        for count in 0..<bytes.count {
            #expect(throws: UnreadableMessage.self, "The first \(count) of \(bytes.count) bytes.") {
                try Commit(bytes: bytes.prefix(count))
            }
        }
        let head = Data(#"{"stream":"a","firstVersion":1,"recordedAt":0,"events":[]}"#.utf8)
        for damaged in [
            Data([255, 255, 255, 255]) + bytes.dropFirst(4), Data([0, 0, 0, 2]) + Data("{}".utf8),
            Data([0, 0, 0, UInt8(head.count)]) + head,
        ] {
            #expect(throws: UnreadableMessage.self) { try Commit(bytes: damaged) }
        }
    }

    @Test func `a commit has the id of its first event`() {
        let commit = commit(2)
        #expect(commit.id == commit.events[0].id)
        #expect(self.commit(0).id == nil)
    }

    @Test func `the index knows versions, ids, and which commits a slice needs`() {
        var index = LogIndex()
        #expect(index.version(of: "a") == 0)
        let commits = [
            commit(2, to: "a"), commit(1, to: "b"), commit(3, from: 3, to: "a"),
            commit(1, from: 6, to: "a"),
        ]
        for (number, commit) in commits.enumerated() {
            index.take(StoredCommit(sequence: Int64(number + 1), commit))
            // Once more, and one from behind a hole.
            index.take(StoredCommit(sequence: Int64(number + 1), commit))
            index.take(StoredCommit(sequence: Int64(number + 3), commit))
        }
        #expect(index.sequence == 4)
        #expect(index.head == Position(4, index: 0))
        #expect(index.version(of: "a") == 6)
        #expect(index.version(of: "b") == 1)
        #expect(index.sequence(of: commits[2].events[1].id) == 3)
        #expect(index.sequence(of: UUID()) == nil)
        for (slice, sequences) in [
            (StreamSlice(), [1, 3, 4]), (StreamSlice(from: 2, through: 2), [1]),
            (StreamSlice(from: 3, through: 5), [3]), (StreamSlice(from: 5, through: 6), [3, 4]),
            (StreamSlice(from: 7), []), (StreamSlice(limit: 2), [1, 3]), (.last, [4]),
        ] as [(StreamSlice, [Int64])] {
            #expect(index.sequences(of: "a", slice) == sequences, "\(slice)")
        }
    }

    private func said(_ code: Int, _ number: Int, publishing: Bool = true) -> String {
        let body = Data(
            #"{"error":{"code":\#(code),"err_code":\#(number),"description":"words"}}"#.utf8)
        do {
            try ServerError.check(body, lasting: publishing ? ServerError.withoutRoom : [])
            return "nothing"
        } catch { return "\(type(of: error))" }
    }

    @Test func `an error of the server is told apart by what helps against it`() {
        #expect(said(400, 10071) == "LogMovedOn", "Another last sequence.")
        #expect(said(503, 10008) == "NoAnswer", "No leader now.")
        #expect(said(400, 10005) == "NoAnswer", "Not enough nodes yet.")
        #expect(said(400, 10109) == "LogRefused", "Not allowed, now and later.")
        for number in [10023, 10028, 10047] {
            #expect(said(503, number) == "LogRefused", "No room stays so.")
            #expect(said(503, number, publishing: false) == "NoAnswer", "Nodes may still come.")
        }
        #expect(throws: Never.self) { try ServerError.check(Data(#"{"seq":1}"#.utf8)) }
    }

    #if !JetStream
        @Test func `built without NATS, the log says how to build it`() async {
            let error = await #expect(throws: LogRefused.self) {
                _ = try await CommitLog("nats://127.0.0.1:4222", .init(name: "X"))
            }
            #expect(error?.description.contains("--traits JetStream") == true)
        }
    #endif
}
