import EventStoreConformance
import Testing

/// What is given around the store of step 2: the table's own defence, and subscriptions.
///
/// With the suite of step 2, these are all rules.
@Suite("Lesson 3, the event store's conformance")
struct EventStoreConformance {
    /// A broken rule says itself what was expected: it is the message, and not an error.
    private func keeps(
        _ rule: Rule, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        do { try await rule.check(.sqlite) } catch let broken as RuleBroken {
            Issue.record("\(broken)", sourceLocation: location)
        }
    }

    @Test func `the database itself refuses to change or to delete an event`() async throws {
        try await keeps(.neverChanged)
    }

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
}
