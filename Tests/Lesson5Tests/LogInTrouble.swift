#if JetStream
    import EventStore
    import EventStoreJetStream
    import Foundation
    import Hosting
    import Lesson5
    import NATSCluster
    import Testing

    /// The store of step 3 on a log that can't store: it says so, and does not try for ever.
    @Suite("Lesson 5, a log in trouble", .serialized, .timeLimit(.minutes(3)))
    struct LogInTrouble {
        private func event(of bytes: Int) -> EventToAppend {
            EventToAppend(id: UUID(), type: "large", payload: Data(count: bytes), metadata: Data())
        }

        /// What `append` says within a minute.
        private func refusal(
            _ store: JetStreamEventStore, _ events: [EventToAppend], _ stream: StreamName
        ) async throws -> String? {
            let error = try await endOf(
                {
                    do {
                        try await store.append(events, to: stream, expecting: .any)
                        return "nothing: it was stored"
                    } catch { return "\(error)" }
                }, within: .seconds(60))
            return error
        }

        @Test func `an event that is too large is refused, and the store still works`()
            async throws
        {
            let name = "LARGE\(UUID().uuidString.filter(\.isHexDigit))"
            let store = try await openStore(on: sharedCluster(), named: name).store
            try await store.append(numbered(1...1), to: "list", expecting: .noStream)
            let error = try await refusal(store, [event(of: 9 << 20)], "list")
            #expect(
                error?.contains("max_payload") == true,
                "9 MB, where a node takes 8 MB. The refusal names the limit: \(error ?? "none")")
            try await store.append(numbered(2...2), to: "list", expecting: .exactly(1))
            let stored = try await store.readAll(after: .start, limit: 10).events
            #expect(stored.map(\.type) == ["counted", "counted"], "Nothing of it is stored.")
        }

        @Test func `a log without room refuses, and keeps what it has acknowledged`() async throws {
            try await withCluster(room: "8MB") { cluster in
                let (store, log) = try await openStore(
                    on: cluster, named: "FULL", patience: .seconds(5))
                var acknowledged: [UUID] = []
                var error: String?
                for _ in 1...20 where error == nil {
                    let event = event(of: 1 << 20)
                    error = try await refusal(store, [event], "list")
                    if error == "nothing: it was stored" {
                        error = nil
                        acknowledged.append(event.id)
                    }
                }
                #expect(
                    error?.contains("room") == true,
                    "20 MB, where a node has room for 8 MB: \(error ?? "no end")")
                // No node leads any more, so each is asked for what it has.
                #expect(!acknowledged.isEmpty, "There was room at first.")
                let stored = try await log.commits(
                    after: 0, through: Int64(acknowledged.count), limit: 100)
                #expect(
                    stored.flatMap(\.events).map(\.id) == acknowledged,
                    "What was acknowledged is there.")
            }
        }

        @Test func `without a majority an append ends with an error after the patience`()
            async throws
        {
            try await withCluster { cluster in
                let (store, log) = try await openStore(
                    on: cluster, named: "ALONE", patience: .seconds(3))
                try await store.append(numbered(1...1), to: "list", expecting: .noStream)
                let other = try await openStore(on: cluster, named: "ALONE").store
                let leader = try await log.leader()
                for name in cluster.names where name != leader { await cluster.kill(name) }

                let error = try await refusal(store, numbered(2...2), "list")
                #expect(
                    error?.contains("may be stored, or not") == true,
                    "One node of three, patience for 3 seconds: \(error ?? "no end")")

                // This one has patience for 30 seconds.
                let append = Task {
                    try await other.append(numbered(3...3), to: "list", expecting: .any)
                }
                try await Task.sleep(for: .milliseconds(500))
                append.cancel()
                let cancelled = try await endOf(
                    { await append.result.isCancelled }, within: .seconds(10))
                #expect(cancelled == true, "Whoever is cancelled meanwhile ends soon.")
            }
        }
    }

    extension Result {
        fileprivate var isCancelled: Bool {
            if case .failure(let error) = self { error is CancellationError } else { false }
        }
    }
#endif
