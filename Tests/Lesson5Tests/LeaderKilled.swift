import Classroom
import EventStore
import EventStoreJetStream
import Foundation
import Lesson5
import NATSCluster
import Testing

/// What happened when the leader was killed under load.
struct LeaderKilled: Sendable {
    var harm: Set<Harm> = []
    var pause = Duration.zero
    /// Appends per second of two writers, before anything is killed.
    var rate = 0.0
    var figures: [String: String] = [:]

    /// The experiment is made once, for all who ask.
    static func once() async throws -> LeaderKilled { try await experiment.value }

    private static let experiment = Task { try await run() }

    /// How often it is killed: `COURSE_FAILOVERS`, once unless that is set.
    private static var kills: Int { count("COURSE_FAILOVERS", else: 1) }

    private static func run() async throws -> LeaderKilled {
        try await withCluster { cluster in
            let (one, log) = try await openStore(on: cluster, named: "TRAFFIC")
            // The store of step 3, which has to be there.
            try await one.append(numbered(1...1), to: "first", expecting: .any)
            let other = try await openStore(on: cluster, named: "TRAFFIC").store
            let follower = try await openStore(on: cluster, named: "TRAFFIC").store
            let seen = Task { try await view(of: follower) }
            let traffic = Traffic()
            var found = LeaderKilled()
            try await traffic.run([one, other]) {
                let began = ContinuousClock.now
                #expect(await traffic.acknowledges(200), "The load has begun.")
                found.rate = 200 / ((ContinuousClock.now - began) / .seconds(1))
                for _ in 1...kills {
                    let leader = try await log.leader()
                    let killed = ContinuousClock.now
                    await cluster.kill(leader)
                    #expect(await traffic.acknowledges(200), "Two nodes are left: writes go on.")
                    found.pause = max(found.pause, traffic.longestPause(since: killed))
                    try await cluster.restart(leader)
                    #expect(await traffic.acknowledges(200), "With three nodes, writes go on.")
                }
            }
            try await one.append([ending], to: "ending", expecting: .any)
            let viewed = try await seen.value
            try await found.compare(traffic, viewed, with: one)
            return found
        }
    }

    private mutating func compare(
        _ traffic: Traffic, _ viewed: [UUID], with store: any EventStore
    ) async throws {
        var stored: [UUID] = []
        var position = Position.start
        while case let page = try await store.readAll(after: position, limit: 1_000),
            page.ceiling > position
        {
            stored += page.events.filter { $0.type != LeaderKilled.ending.type }.map(\.id)
            position = page.ceiling
        }
        let lost = Set(traffic.acknowledged).subtracting(stored).count
        let twice = stored.count - Set(stored).count
        if lost > 0 { harm.insert(.acknowledgedEventsLost) }
        if twice > 0 { harm.insert(.eventsStoredTwice) }
        if !traffic.errors.isEmpty { harm.insert(.appendsRefused) }
        if viewed != stored { harm.insert(.viewsWrong) }
        figures = [
            "acknowledged": "\(traffic.acknowledged.count)", "of those lost": "\(lost)",
            "stored twice": "\(twice)", "appends that threw": "\(traffic.errors.count)",
            "the longest pause": text(pause), "fsync": "later",
            "appends per second before": "\(Int(rate))",
            "the leader was killed": "\(LeaderKilled.kills) times",
        ]
        if let error = traffic.errors.first { figures["the first error"] = error }
    }

    private static let ending = EventToAppend(
        id: UUID(), type: "ended", payload: Data(), metadata: Data())

    /// The ids of all events up to the ending, as a view that follows the log sees them.
    private static func view(of store: any EventStore) async throws -> [UUID] {
        var ids: [UUID] = []
        for try await event in try await store.subscribe(from: .start) {
            if event.type == ending.type { return ids }
            ids.append(event.id)
        }
        return ids
    }
}
