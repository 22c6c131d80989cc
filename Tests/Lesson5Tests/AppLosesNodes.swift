#if JetStream
    import Foundation
    import Hosting
    import NATSCluster
    import StaffBehaviour
    import Testing

    /// The app of Lesson 4 on three nodes of its own, of which most are killed.
    @Suite("Lesson 5, an app that loses nodes", .serialized, .timeLimit(.minutes(5)))
    struct AppLosesNodes {
        @Test func `without a majority commands are answered with 503, and when to ask again`()
            async throws
        {
            try await withApp { app, cluster, folder in
                let person = try await StaffClient(baseURL: app.address).hire()
                let line = try #require(app.lines.first { $0.contains("  salary ") })
                let address = try #require(
                    line.split(separator: " ").first { $0.hasPrefix("http") })
                let salary = StaffClient(baseURL: String(address))
                try await salary.get("/health/ready").expect(
                    status: 200, because: "The nodes are there.")
                for name in cluster.names.dropFirst() { await cluster.kill(name) }
                // Until then the node has not noticed, and answers for all three.
                let deadline = ContinuousClock.now + .seconds(60)
                var ready = try await salary.get("/health/ready")
                while ready.status == 200, ContinuousClock.now < deadline {
                    try await Task.sleep(for: .milliseconds(200))
                    ready = try await salary.get("/health/ready")
                }
                try ready.expect(status: 503, because: "One node of three can't store anything.")
                let raise = try await salary.put(
                    "\(person.path)/salary",
                    ["amount": "4400.00", "currency": "EUR", "effectiveFrom": "2026-05-01"])
                #expect(raise.status == 503, "Nothing is wrong with the request: \(raise)")
                #expect(raise.header("Retry-After") == "1", "It may be better soon: \(raise)")
                #expect(
                    try raise.json()["type"] == "urn:staff:problem:unavailable",
                    "It is no error of the app: \(raise)")
            }
        }

        private func withApp(
            _ body: @Sendable (ServiceProcess, NATSCluster, String) async throws -> Void
        ) async throws {
            try await withTemporaryFolder { folder in
                try await withCluster { cluster in
                    let arguments = [
                        "up", "--lesson", "5", "--nats", cluster.url, "--data", folder,
                    ]
                    try await withService(builtExecutable("staff-app"), arguments) { app in
                        try await body(app, cluster, folder)
                    }
                }
            }
        }
    }
#endif
