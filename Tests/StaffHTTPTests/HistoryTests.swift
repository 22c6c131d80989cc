import Staff
import StaffBehaviour
import StaffHTTP
import Testing

/// What one service tells, in its order.
private struct Told: EmployeeHistory {
    let entries: [HistoryEntry]

    init(_ entries: (at: String, what: String)...) {
        self.entries = entries.map { at, what in
            HistoryEntry(
                id: what, at: "2026-05-04T\(at):00.000000Z", what: what, by: nil, why: nil,
                trace: nil, causedBy: nil, facts: .object([:]))
        }
    }

    func happened(to employee: EmployeeID) async throws -> [HistoryEntry] { entries }
}

@Suite("What happened to somebody")
struct HistoryTests {
    private func history(_ services: Told...) async throws -> [String] {
        try await withRoutes(Made { HistoryRoutes(services).add(to: $0) }) { client in
            let id = "c90a897c-557e-4d62-877a-6a06891a31b1"
            return try await client.get("/employees/\(id)/history").list("history")
                .compactMap { $0["what"]?.string }
        }
    }

    @Test func `several services are told by the time`() async throws {
        let what = try await history(
            Told(("09:00", "hired"), ("11:00", "changed")),
            Told(("09:00", "granted"), ("10:00", "requested"), ("12:00", "approved")))
        #expect(
            what == ["hired", "granted", "requested", "changed", "approved"],
            "They have no common order but the time. At the same time, the first service is first.")
    }

    @Test func `a clock that was set back does not turn a service's order around`() async throws {
        let one = try await history(Told(("10:00", "requested"), ("09:30", "approved")))
        #expect(one == ["requested", "approved"], "The store knows which of them came first.")
        let two = try await history(
            Told(("09:00", "hired"), ("09:45", "changed")),
            Told(("10:00", "requested"), ("09:30", "approved")))
        #expect(
            two == ["hired", "changed", "requested", "approved"],
            "Between services the time decides, and each keeps its own order.")
    }
}
