import EventStore
import EventStoreConformance
import EventStoreJetStream
import Foundation
import Lesson5
import NATSCluster
import Synchronization
import Testing

/// The rules of Lesson 3, on three nodes: `Tests/EventStoreConformance/Rules`.
@Suite(
    "Lesson 5, step 3: outgrow one machine", .serialized,
    .enabled(if: isBuiltWithJetStream, Comment(rawValue: whatIsMissing)))
struct Step3_OutgrowOneMachine {
    /// A broken rule says itself what was expected: it is the message, and not an error.
    private func keeps(
        _ rule: Rule, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        do { try await rule.check(.jetStream) } catch let broken as RuleBroken {
            Issue.record("\(broken)", sourceLocation: location)
        }
    }

    // Appending

    @Test func `a stream begins at version 1, and each event adds one`() async throws {
        try await keeps(.versionsFromOne)
    }

    @Test func `an empty append changes nothing, and answers with what is there`() async throws {
        try await keeps(.emptyAppend)
    }

    @Test func `any version is met by every stream`() async throws {
        try await keeps(.expectingAny)
    }

    @Test func `no stream is met by a stream without events alone`() async throws {
        try await keeps(.expectingNoStream)
    }

    @Test func `a stream that exists is met by one event or more`() async throws {
        try await keeps(.expectingAStream)
    }

    @Test func `an exact version is met by that version alone`() async throws {
        try await keeps(.expectingAVersion)
    }

    @Test func `after a conflict nothing has changed, and the store still works`() async throws {
        try await keeps(.afterAConflict)
    }

    @Test func `a batch is appended as a whole or not at all`() async throws {
        try await keeps(.allOrNothing)
    }

    @Test func `an id belongs to one event in all streams`() async throws {
        try await keeps(.idsAcrossStreams)
    }

    @Test func `a batch that is sent again gets the first answer, and is there once`() async throws
    {
        try await keeps(.sentAgain)
    }

    @Test func `an id that is sent again with other content is refused`() async throws {
        try await keeps(.sentAgainChanged)
    }

    @Test func `a batch of which only a part is there already is refused`() async throws {
        try await keeps(.sentAgainInPart)
    }

    @Test func `four writers at once all succeed, and each one's order is kept`() async throws {
        try await keeps(.writersAtOnce)
    }

    @Test func `four writers with exact versions leave no hole and no repeat`() async throws {
        try await keeps(.writersWithVersions)
    }

    @Test func `payload and metadata come back byte for byte`() async throws {
        try await keeps(.bytes)
    }

    @Test func `names of streams and types come back as they are written`() async throws {
        try await keeps(.names)
    }

    @Test func `each event has the time at which it was recorded`() async throws {
        try await keeps(.microseconds)
    }

    // Reading a stream

    @Test func `a stream is read oldest first or newest first`() async throws {
        try await keeps(.inBothOrders)
    }

    @Test func `a stream is read from a version on, and up to a version`() async throws {
        try await keeps(.inPart)
    }

    @Test func `a limit counts from the end at which the order begins`() async throws {
        try await keeps(.withALimit)
    }

    @Test func `a stream that nobody wrote to is empty, not an error`() async throws {
        try await keeps(.unknownStream)
    }

    @Test func `a part of a stream may begin and end inside of a commit`() async throws {
        let name = "SLICE\(UUID().uuidString.filter(\.isHexDigit))"
        let store = try await openStore(on: sharedCluster(), named: name).store
        try await store.append(numbered(1...5), to: "list", expecting: .noStream)
        try await store.append(numbered(6...10), to: "list", expecting: .exactly(5))
        #expect(
            try await store.read("list").map(\.position)
                == (1...2).flatMap { sequence in
                    (0...4).map { Position(sequence, index: $0) }
                }, "Two commits of five events each: the sequence of the commit, and the index.")
        for (slice, versions) in [
            (StreamSlice(from: 3, through: 7), [3, 4, 5, 6, 7]), (.last, [10]),
            (StreamSlice(through: 4, .newestFirst, limit: 2), [4, 3]),
            (StreamSlice(from: 2, limit: 6), [2, 3, 4, 5, 6, 7]),
            (StreamSlice(.newestFirst, limit: 7), [10, 9, 8, 7, 6, 5, 4]),
        ] {
            let events = try await store.read("list", slice)
            #expect(
                events.map(\.streamVersion) == versions,
                "Two commits of five events each, read from \(slice.from) through \(slice.through)."
            )
        }
    }

    // Reading all streams

    @Test func `all streams are read in one order, page by page`() async throws {
        try await keeps(.allInOrder)
    }

    @Test func `pages neither skip nor repeat while four writers are at work`() async throws {
        try await keeps(.allWhileWritten)
    }

    @Test func `a page without a match still moves on`() async throws {
        try await keeps(.sparseFilter)
    }

    @Test func `a full page ends with its last event`() async throws {
        try await keeps(.fullPage)
    }

    @Test func `a filter asks for types, for categories of streams, or for both`() async throws {
        try await keeps(.filters)
    }

    // Keeping

    @Test func `the server itself refuses to change or to delete an event`() async throws {
        try await keeps(.neverChanged)
    }

    @Test func `after a restart everything is there, and versions go on`() async throws {
        try await keeps(.afterARestart)
    }

    // Subscribing

    @Test func `a subscription begins at the start, behind a position, or now`() async throws {
        try await keeps(.subscribedFrom)
    }

    @Test func `history and what happens meanwhile are one sequence`() async throws {
        try await keeps(.historyThenLive)
    }

    @Test func `who stopped goes on behind the last event that was handled`() async throws {
        try await keeps(.stopAndResume)
    }

    @Test func `a subscription may stop behind any event, also inside of a batch`() async throws {
        try await keeps(.resumeAfterEachEvent)
    }

    @Test func `who is stopped while waiting ends at once`() async throws {
        try await keeps(.stopWhileWaiting)
    }

    @Test func `two subscribers see the same, and do not disturb each other`() async throws {
        try await keeps(.twoSubscribers)
    }

    @Test func `a slow subscriber slows nobody, and misses nothing`() async throws {
        try await keeps(.slowSubscriber)
    }

    // More than one machine

    @Test func `of two writers with one expectation, one wins, in every round`() async throws {
        let cluster = try await sharedCluster()
        let rounds = count("COURSE_ROUNDS", else: 200)
        let name = "RACE\(UUID().uuidString.filter(\.isHexDigit))"
        let one = try await openStore(on: cluster, named: name).store
        let other = try await openStore(on: cluster, named: name).store
        for round in 1...rounds {
            async let first = wins(one, round)
            async let second = wins(other, round)
            let winners = try await [first, second].count { $0 }
            if winners != 1 {
                Issue.record(
                    "Both expected version \(round - 1), and \(winners) were answered with success."
                )
                return
            }
        }
        #expect(
            try await one.read("race", .last).first?.streamVersion == rounds,
            "One event in each of \(rounds) rounds.")
    }

    @Test func `an append that begins anew keeps the time at which it began`() async throws {
        let cluster = try await sharedCluster()
        let asked = Mutex(0)
        let name = "TIME\(UUID().uuidString.filter(\.isHexDigit))"
        try await withThrowingTaskGroup { group in
            for writer in 1...4 {
                let store = try await openStore(
                    on: cluster, named: name,
                    now: {
                        asked.withLock { $0 += 1 }
                        return .now()
                    }
                ).store
                group.addTask {
                    for number in 1...25 {
                        try await store.append(
                            numbered(number...number), to: StreamName("list", writer),
                            expecting: .exactly(number - 1))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(
            asked.withLock { $0 } == 100,
            "Four writers made 100 appends, many of which came too late and were sent again.")
    }

    private func wins(_ store: JetStreamEventStore, _ round: Int) async throws -> Bool {
        do {
            try await store.append(
                numbered(round...round), to: "race", expecting: .exactly(round - 1))
            return true
        } catch is VersionConflict {
            return false
        }
    }

    @Test func `what was stored without an answer is found, and not stored again`() async throws {
        let cluster = try await sharedCluster()
        let name = "LOST\(UUID().uuidString.filter(\.isHexDigit))"
        let port = cluster.url.split(separator: ",").first?.split(separator: ":").last
        try await withProxy(to: try #require(port.flatMap { Int($0) })) { url, proxy in
            let store = JetStreamEventStore(
                try await CommitLog(url, .init(name: name)), now: { .now() })
            proxy.arm()
            let batch = numbered(1...3)
            let appended = try await store.append(batch, to: "list", expecting: .noStream)
            #expect(proxy.hasSwallowed, "The node acknowledged, and the connection ended.")
            #expect(
                appended == Appended(version: 3, position: Position(1, index: 2)),
                "The batch was stored, and its answer lost. It is answered as it was stored.")
            let other = try await openStore(on: cluster, named: name).store
            #expect(
                try await other.readAll(after: .start, limit: 10).events.map(\.id)
                    == batch.map(\.id), "Each event is there once.")
        }
    }

    @Test func `writers go on when the leader is killed, and write nothing twice`() async throws {
        try await withCluster { cluster in
            let (store, log) = try await openStore(on: cluster, named: "KILLED")
            try await store.append(numbered(1...1), to: "list-0", expecting: .noStream)
            let leader = try await log.leader()
            await withThrowingTaskGroup { group in
                for writer in 1...8 {
                    group.addTask {
                        let store = try await openStore(on: cluster, named: "KILLED").store
                        for number in 1...50 {
                            if writer == 1, number == 10 { Task { await cluster.kill(leader) } }
                            try await store.append(
                                numbered(number...number), to: StreamName("list", writer),
                                expecting: .exactly(number - 1))
                        }
                    }
                }
                do { try await group.waitForAll() } catch {
                    Issue.record("The leader was killed, and an append threw: \(error)")
                    group.cancelAll()
                    return
                }
            }
            for writer in 1...8 {
                let events = try await store.read(StreamName("list", writer))
                #expect(
                    events.map { String(decoding: $0.payload, as: UTF8.self) }
                        == (1...50).map(String.init),
                    "Each of 50 appends of writer \(writer) was acknowledged. Each is there once.")
            }
        }
    }
}
