import EventStoreConformance
import Testing

/// All rules, also those about what is given around the store of step 2: the table's own defence,
/// and subscriptions.
@Suite("Lesson 3, the event store's conformance")
struct EventStoreConformance {
    @Test(arguments: Rule.all)
    func `the store of step 2 keeps the rule`(rule: Rule) async throws {
        // A broken rule says itself what was expected: it is the message, and not an error.
        do { try await rule.check(.sqlite) } catch let broken as RuleBroken {
            Issue.record("\(broken)")
        }
    }
}
