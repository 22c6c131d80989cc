import EventStore
import EventStoreConformance
import Synchronization
import Testing

/// The rules are about the protocol, not about SQLite: another store keeps them too.
@Suite("The rules of an event store")
struct RulesOfAnEventStore {
    private let inMemory = {
        let storages = Storages()
        return Bench { folder, now in InMemoryEventStore(storages.storage(folder), now: now) }
    }()

    /// Without point 11, the ways around the store: there is no file to go to.
    @Test(arguments: Rule.all.filter { $0.point != 11 })
    func `a store in memory keeps the rule`(rule: Rule) async throws {
        try await rule.check(inMemory)
    }

    @Test func `a store without a way around it is not taken for a safe one`() async {
        await #expect(throws: RuleBroken.self) { try await Rule.neverChanged.check(inMemory) }
    }

    @Test func `each of the nineteen points has a rule, and each rule a sentence of its own`() {
        #expect(Set(Rule.all.map(\.point)) == Set(1...19))
        #expect(Set(Rule.all.map(\.sentence)).count == Rule.all.count)
    }

    /// One storage for each folder.
    private final class Storages: Sendable {
        private let all = Mutex<[String: InMemoryEventStore.Storage]>([:])

        func storage(_ folder: String) -> InMemoryEventStore.Storage {
            all.withLock { all in
                let storage = all[folder] ?? InMemoryEventStore.Storage()
                all[folder] = storage
                return storage
            }
        }
    }
}
