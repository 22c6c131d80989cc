import Classroom
import EventStore
import EventStoreJetStream
import Experiments
import Foundation
import Lesson5
import NATSCluster
import Testing

/// Each experiment starts three nodes, and ends some of them by SIGKILL while two writers append.
@Suite(
    "Lesson 5, step 4: what a failover costs", .serialized,
    .enabled(if: isBuiltWithJetStream, Comment(rawValue: whatIsMissing)))
struct Step4_WhatAFailoverCosts {
    private func check(_ prediction: Prediction<some Predictable>) throws {
        try record(prediction, lesson: 5)
        if !prediction.isRight { Issue.record("\(prediction.report)") }
    }

    @Test func `the leader is killed under load: what goes wrong?`() async throws {
        let predicted = try Failover.harmWhenTheLeaderIsKilled()
        let found = try await LeaderKilled.once()
        try check(
            Prediction(
                "The leader of three nodes is killed: what goes wrong", predicted: predicted,
                measured: found.harm, figures: found.figures))
    }

    @Test func `the leader is killed: how long do writes wait?`() async throws {
        let predicted = try Failover.writesWaitForALeader()
        let found = try await LeaderKilled.once()
        try check(
            Prediction(
                "The leader of three nodes is killed: how long writes wait", predicted: predicted,
                measured: pause(found.pause), figures: found.figures))
    }

    @Test func `a follower is killed: how long do writes wait?`() async throws {
        let predicted = try Failover.writesWaitForAFollower()
        try await withTraffic { cluster, log, traffic in
            let leader = try await log.leader()
            // Not the node that the writers are connected to, which is the first in the list.
            let follower = try #require(cluster.names.last { $0 != leader })
            let killed = ContinuousClock.now
            await cluster.kill(follower)
            #expect(await traffic.acknowledges(300), "Writes go on.")
            let longest = traffic.longestPause(since: killed)
            try check(
                Prediction(
                    "A follower of three nodes is killed: how long writes wait",
                    predicted: predicted, measured: pause(longest),
                    figures: ["the longest pause": text(longest), "fsync": "later"]))
        }
    }

    @Test func `two nodes of three are killed: how long do writes wait?`() async throws {
        let predicted = try Failover.writesWithOneNodeLeft()
        try await withTraffic { cluster, log, traffic in
            let leader = try await log.leader()
            let others = cluster.names.filter { $0 != leader }
            for name in others { await cluster.kill(name) }
            // What was on its way when the second one ended may still be answered.
            await traffic.acknowledges(1, within: .milliseconds(500))
            let wrote = await traffic.acknowledges(3, within: .seconds(10))
            try await cluster.restart(others[0])
            let again = await traffic.acknowledges(20)
            #expect(again, "With two nodes again, writes go on.")
            try check(
                Prediction(
                    "Two of three nodes are killed: how long writes wait", predicted: predicted,
                    measured: wrote ? .seconds : .untilItIsBack,
                    figures: [
                        "tried with one node": "10 s",
                        "appends acknowledged in that time": wrote ? "some" : "none",
                    ]))
        }
    }

    private func withTraffic(
        _ body: @Sendable (NATSCluster, CommitLog, Traffic) async throws -> Void
    ) async throws {
        try await withCluster { cluster in
            let (one, log) = try await openStore(on: cluster, named: "TRAFFIC")
            // The store of step 3, which has to be there.
            try await one.append(numbered(1...1), to: "first", expecting: .any)
            let other = try await openStore(on: cluster, named: "TRAFFIC").store
            let traffic = Traffic()
            try await traffic.run([one, other]) {
                #expect(await traffic.acknowledges(100), "The load has begun.")
                try await body(cluster, log, traffic)
            }
        }
    }

    private func pause(_ duration: Duration) -> Pause {
        switch duration {
        case ..<(.seconds(2)): .hardly
        case ..<(.seconds(30)): .seconds
        default: .untilItIsBack
        }
    }
}

/// A duration in seconds, with a digit behind the point.
func text(_ duration: Duration) -> String {
    duration.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))
}
