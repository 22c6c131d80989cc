import EventStore
import Foundation
import Synchronization

extension Rule {
    static let subscribing = [
        subscribedFrom, historyThenLive, stopAndResume, resumeAfterEachEvent, stopWhileWaiting,
        twoSubscribers, slowSubscriber,
    ]

    public static let subscribedFrom = Rule(
        16, "a subscription begins at the start, behind a position, or now"
    ) { place in
        let store = try await place.store()
        let second = try await store.append(.saying(1...2), to: "list", expecting: .any)
        let all = try await store.subscribe(from: .start)
        let behind = try await store.subscribe(from: .after(second.position))
        let now = try await store.subscribe(from: .now)
        let even = try await store.subscribe(from: .start, matching: .init(types: ["even"]))
        try await store.append(
            [.saying("3"), .saying("4", type: "even")], to: "list", expecting: .any)
        for (subscription, texts, from) in [
            (all, ["1", "2", "3", "4"], "the start"), (behind, ["3", "4"], "the second event"),
            (now, ["3", "4"], "then on"), (even, ["4"], "the start, asking for one type"),
        ] {
            try expect(
                try await first(texts.count, of: subscription).map(\.text), equals: texts,
                "Subscribed from \(from), when there were two events of four.")
        }
    }

    public static let historyThenLive = Rule(
        17, "history and what happens meanwhile are one sequence, without a gap or a repeat"
    ) { place in
        let store = try await place.store()
        try await store.append(.saying(1...1_200), to: "list", expecting: .any)
        let writing = Task {
            let another = try await place.store()
            for number in 1_201...1_500 {
                try await another.append([.saying("\(number)")], to: "list", expecting: .any)
            }
        }
        let events = try await first(1_500, of: store.subscribe(from: .start))
        try await writing.value
        try expect(
            events.map(\.streamVersion), equals: Array(1...1_500),
            "1,200 events were there, and 300 more were appended by another connection while "
                + "the subscription was opened and read.")
    }

    public static let stopAndResume = Rule(
        18, "who stopped goes on behind the last event that was handled"
    ) { place in
        let store = try await place.store()
        try await store.append(.saying(1...20), to: "list", expecting: .any)
        let before = try await first(7, of: store.subscribe(from: .start))
        guard let last = before.last else { throw RuleBroken("Nothing was read.") }
        let after = try await first(13, of: store.subscribe(from: .after(last.position)))
        try expect(
            (before + after).map(\.streamVersion), equals: Array(1...20),
            "Stopped after 7 events of 20, and subscribed again behind the 7th.")
    }

    public static let resumeAfterEachEvent = Rule(
        18, "a subscription may stop behind any event, also inside of a batch"
    ) { place in
        let store = try await place.store()
        try await store.append(.saying(1...4), to: "list", expecting: .any)
        var positions = [Position.start]
        for version in 1...4 {
            let next = try await first(1, of: store.subscribe(from: .after(positions[version - 1])))
            try expect(
                next.map(\.streamVersion), equals: [version],
                "Subscribed behind event \(version - 1) of a batch of four.")
            positions += next.map(\.position)
        }
    }

    public static let stopWhileWaiting = Rule(
        18, "who is stopped ends at once: before beginning, while catching up, or waiting"
    ) { place in
        let store = try await place.store()
        try await store.append(.saying(1...1_200), to: "list", expecting: .any)
        for seen in [0, 7, 1_200] {
            let subscription = try await store.subscribe(from: .start)
            let (caughtUp, signal) = AsyncStream.makeStream(of: Void.self)
            let reading = Task {
                defer { signal.finish() }
                var read = 0
                do {
                    if seen == 0 { withUnsafeCurrentTask { $0?.cancel() } }
                    for try await _ in subscription {
                        read += 1
                        if read == 7, seen == 7 { withUnsafeCurrentTask { $0?.cancel() } }
                        // From here on there is nothing to do but to wait.
                        if read == 1_200 { signal.finish() }
                    }
                    return "\(read) events, and no error"
                } catch is CancellationError {
                    return "\(read) events, and `CancellationError`"
                }
            }
            let end = try await withinTenSeconds("A subscription was cancelled.") {
                for await _ in caughtUp {}
                reading.cancel()
                return try await reading.value
            }
            try expect(
                end, equals: "\(seen) events, and `CancellationError`",
                "There were 1,200 events, and it was cancelled after \(seen).")
        }
        for turns in [0, 1, 100] {
            let waiting = Task {
                if turns == 0 { withUnsafeCurrentTask { $0?.cancel() } }
                try await store.waitForEvent(after: try await store.head())
            }
            for _ in 0..<turns { await Task.yield() }
            waiting.cancel()
            let ended = try await withinTenSeconds("Whoever waits for an event was cancelled.") {
                do { try await waiting.value } catch is CancellationError { return true }
                return false
            }
            try expect(ended, equals: true, "A cancelled wait throws `CancellationError`.")
        }
    }

    public static let twoSubscribers = Rule(
        19, "two subscribers see the same, and do not disturb each other"
    ) { place in
        let store = try await place.store()
        async let one = first(100, of: store.subscribe(from: .start))
        async let other = first(100, of: place.store().subscribe(from: .start))
        for number in 1...100 {
            try await store.append([.saying("\(number)")], to: "list", expecting: .any)
        }
        let both = try await (one, other)
        try expect(
            both.0.map(\.streamVersion), equals: Array(1...100), "The first of two subscribers.")
        try expect(both.1, equals: both.0, "The second, over another connection.")
    }

    public static let slowSubscriber = Rule(
        19, "a slow subscriber slows nobody, and misses nothing"
    ) { place in
        let store = try await place.store()
        var slow = try await store.subscribe(from: .start).makeAsyncIterator()
        try await store.append([.saying("1")], to: "list", expecting: .any)
        let atFirst = try await slow.next()
        // It does not ask for more while everybody else goes on.
        try await withinTenSeconds("Appending beside a subscriber who does not read.") {
            for number in 2...1_000 {
                try await store.append([.saying("\(number)")], to: "list", expecting: .any)
            }
        }
        let fast = try await first(1_000, of: store.subscribe(from: .start))
        try expect(fast.count, equals: 1_000, "Another subscriber has read everything.")
        var rest = [atFirst?.streamVersion]
        while rest.count < 1_000 { rest.append(try await slow.next()?.streamVersion) }
        try expect(rest, equals: Array(1...1_000), "The slow one asks for the rest at last.")
    }

    private static func first(
        _ count: Int, of subscription: Subscription
    ) async throws -> [RecordedEvent] {
        try await withinTenSeconds("Reading \(count) events from a subscription.") {
            var events: [RecordedEvent] = []
            for try await event in subscription {
                events.append(event)
                if events.count == count { break }
            }
            return events
        }
    }
}
