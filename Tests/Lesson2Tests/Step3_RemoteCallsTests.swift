import HTTPTypes
import Lesson2
import Staff
import StaffHTTP
import Synchronization
import Testing

@Suite("Lesson 2, step 3: remote calls", .timeLimit(.minutes(1)))
struct Step3_RemoteCalls {
    private let clock = ManualClock()
    private let policy = RetryPolicy(
        attempts: 3, attemptLimit: .seconds(2), firstPause: .milliseconds(100))

    /// Sends a request to `service`, with pauses of the full length unless `random` says otherwise.
    private func send(
        _ request: ServiceRequest = .get("/"), within limit: Duration = .seconds(10),
        to service: Scripted, random: @escaping @Sendable () -> Double = { 1 }
    ) async throws -> ServiceAnswer {
        try await Retrying(service, policy, clock: clock, random: random)
            .send(request, within: limit)
    }

    @Test(arguments: [ServiceFailure.Reason.unreachable, .tooLate, .broken])
    func `a read that brought no answer is tried again`(
        reason: ServiceFailure.Reason
    ) async throws {
        let service = Scripted(.failure(reason), .status(200))
        let answer = try await send(to: service)
        #expect(answer.status == 200, "The second try is answered.")
        #expect(service.count == 2, "It failed once, \(reason).")
    }

    @Test(arguments: [502, 503, 504])
    func `a read of a service that says it is not well is tried again`(
        status: Int
    ) async throws {
        let service = Scripted(.status(status), .status(200))
        let answer = try await send(to: service)
        #expect(answer.status == 200, "The second try is answered.")
        #expect(service.count == 2, "It answered \(status) once.")
    }

    @Test(arguments: [200, 204, 400, 404, 409, 413, 422, 500, 501])
    func `what the service has decided is not asked again`(status: Int) async throws {
        let service = Scripted(.status(status), .status(200))
        let answer = try await send(to: service)
        #expect(answer.status == status, "\(status) is an answer, and the same the next time.")
        #expect(service.count == 1, "\(status) is an answer: asking again makes nothing better.")
    }

    @Test(arguments: [
        ServiceFailure.Reason.unreadable, .circuitOpen(retryAfter: .seconds(1)),
    ])
    func `a failure that will not pass is not tried again`(
        reason: ServiceFailure.Reason
    ) async throws {
        let service = Scripted(.failure(reason), .status(200))
        await #expect(throws: ServiceFailure("salary", reason), "It will be so the next time.") {
            try await send(to: service)
        }
        #expect(service.count == 1, "It failed with \(reason).")
    }

    @Test(arguments: ["POST", "PUT", "PATCH", "DELETE"])
    func `a write without a key is never sent twice`(method: String) async throws {
        let request = try ServiceRequest.sending(
            NewHire.ada, by: #require(HTTPRequest.Method(method)), to: "/")
        let service = Scripted(.failure(.tooLate), .status(200))
        await #expect(
            throws: ServiceFailure("salary", .tooLate),
            "No answer came, and the service may have done it."
        ) {
            try await send(request, to: service)
        }
        #expect(service.count == 1, "\(method) has no key, so twice may be done twice.")
    }

    @Test func `a write with an idempotency key may be sent again`() async throws {
        let request = ServiceRequest.post("/").with(idempotencyKey: "a3f1")
        let service = Scripted(.failure(.broken), .status(204))
        let answer = try await send(request, to: service)
        #expect(answer.status == 204, "The service knows the key, and does it once.")
        #expect(service.count == 2, "It failed once.")
    }

    @Test func `after the last try, what it brought is the result`() async throws {
        let broken = Scripted(.failure(.unreachable), .failure(.tooLate), .failure(.broken))
        await #expect(
            throws: ServiceFailure("salary", .broken), "The policy says three tries in all."
        ) {
            try await send(to: broken)
        }
        #expect(broken.count == 3, "The policy says three tries in all.")
        let unwell = Scripted(.status(502), .status(504), .status(503), .status(200))
        let answer = try await send(to: unwell)
        #expect(answer.status == 503, "The third answer is the last, whatever it is.")
        #expect(unwell.count == 3, "The policy says three tries in all.")
    }

    @Test func `a request that was given up is not sent again`() async throws {
        let service = Scripted(.error(CancellationError()), .status(200))
        await #expect(throws: CancellationError.self, "Nobody waits for the answer any more.") {
            try await send(to: service)
        }
        #expect(service.count == 1, "It was cancelled.")
    }

    @Test func `a request that was given up in a pause is not sent again`() async throws {
        let service = Scripted(.failure(.broken), .status(200))
        let sending = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await send(to: service)
        }
        await #expect(throws: CancellationError.self, "Nobody waits for the answer any more.") {
            try await sending.value
        }
        #expect(service.count == 1, "It was cancelled before the pause was over.")
    }

    @Test func `the pauses double, and each is cut by chance`() async throws {
        let numbers = Mutex([0.5, 0.25])
        let service = Scripted(.failure(.broken))
        await #expect(throws: ServiceFailure.self, "It never answers.") {
            try await send(to: service) { numbers.withLock { $0.isEmpty ? 0 : $0.removeFirst() } }
        }
        #expect(
            clock.pauses == [.milliseconds(50), .milliseconds(50)],
            "Half of 100 ms, then a quarter of 200 ms: `random` is asked anew for each pause.")
    }

    @Test func `no pause goes beyond the limit`() async throws {
        let service = Scripted(.failure(.broken), .failure(.unreachable), .status(200))
        await #expect(
            throws: ServiceFailure("salary", .unreachable),
            "A third try would begin 300 ms after the first, and the limit is 250 ms."
        ) {
            try await send(within: .milliseconds(250), to: service)
        }
        #expect(service.count == 2, "There is time for one pause of 100 ms.")
        #expect(clock.time == .milliseconds(100), "Waiting for a try that can't be is no use.")
    }

    @Test func `a pause that would end at the limit is not made`() async throws {
        let service = Scripted(.failure(.broken), .status(200))
        await #expect(
            throws: ServiceFailure("salary", .broken),
            "After a pause of 100 ms nothing would be left of a limit of 100 ms."
        ) {
            try await send(within: .milliseconds(100), to: service)
        }
        #expect(clock.pauses == [], "A second try would have no time.")
        let later = Scripted(.failure(.broken), .status(200))
        let answer = try await send(within: .milliseconds(101), to: later)
        #expect(answer.status == 200, "With a limit of 101 ms, a millisecond is left.")
    }

    @Test func `each try gets the time that is left, and no more than its own limit`()
        async throws
    {
        let clock = clock
        let service = Scripted(.failure(.tooLate)) { clock.advance(by: .seconds(2)) }
        await #expect(throws: ServiceFailure.self, "It never answers.") {
            try await send(within: .seconds(5), to: service)
        }
        #expect(
            service.limits == [.seconds(2), .seconds(2), .milliseconds(700)],
            "Two tries of 2 s, pauses of 100 and 200 ms, and what is then left of 5 s.")
    }
}
