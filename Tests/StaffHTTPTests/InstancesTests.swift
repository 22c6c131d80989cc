import StaffHTTP
import Synchronization
import Testing

@Suite("The instances of a service")
struct InstancesTests {
    /// Counts what it is sent, and answers it or fails.
    private final class Instance: ServiceCalls {
        private let failure: ServiceFailure.Reason?
        private let asked = Atomic(0)

        init(failing failure: ServiceFailure.Reason? = nil) {
            self.failure = failure
        }

        var count: Int { asked.load(ordering: .relaxed) }

        func send(_ request: ServiceRequest, within limit: Duration) throws -> ServiceAnswer {
            asked.wrappingAdd(1, ordering: .relaxed)
            if let failure { throw ServiceFailure("salary", failure) }
            return ServiceAnswer(from: "salary", status: 200)
        }
    }

    private func send(_ times: Int, to instances: [Instance]) async throws {
        let service = Instances(of: "salary") { instances }
        for _ in 1...times { _ = try await service.send(.get("/"), within: .seconds(1)) }
    }

    @Test func `they take turns`() async throws {
        let instances = [Instance(), Instance(), Instance()]
        try await send(9, to: instances)
        #expect(instances.map(\.count) == [3, 3, 3], "Nine requests, three instances.")
    }

    @Test func `one that can't be reached is passed over`() async throws {
        let instances = [Instance(failing: .unreachable), Instance()]
        try await send(4, to: instances)
        #expect(instances[1].count == 4, "Nothing was sent to the first: nothing is done twice.")
    }

    @Test func `one that fails in any other way is not`() async throws {
        let instances = [Instance(failing: .broken), Instance()]
        await #expect(throws: ServiceFailure("salary", .broken), "It may have been done.") {
            try await send(1, to: instances)
        }
        #expect(instances[1].count == 0, "Whoever tries again must know what may be repeated.")
    }

    @Test func `without any, the service is unreachable`() async throws {
        await #expect(throws: ServiceFailure("salary", .unreachable), "There is nobody to ask.") {
            try await send(1, to: [])
        }
    }
}
