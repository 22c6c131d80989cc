import Lesson2
import RawHTTP
import StaffHTTP
import Testing

@Suite("Lesson 2, step 4: circuit breaker", .timeLimit(.minutes(1)))
struct Step4_CircuitBreaker {
    private let clock = ManualClock()

    /// Opens after 3 failures in a row, for 10 seconds.
    private func breaker(before service: any ServiceCalls) -> CircuitBreaker<ManualClock> {
        CircuitBreaker("salary", service, opensAfter: 3, for: .seconds(10), clock: clock)
    }

    /// An error of whoever makes the call, not of the service.
    private struct Unforeseen: Error {}

    /// What came of a request, in a word.
    @discardableResult
    private func ask(_ breaker: CircuitBreaker<ManualClock>) async throws -> String {
        do {
            return "\(try await breaker.send(.get("/"), within: .seconds(1)).status)"
        } catch let failure as ServiceFailure {
            guard case .circuitOpen(let rest) = failure.reason else { return "\(failure.reason)" }
            return "refused for \(rest)"
        } catch is CancellationError {
            return "given up"
        } catch is Unforeseen {
            return "unforeseen"
        }
    }

    /// Asks once more. Says what came where it is something else.
    private func expect(
        _ breaker: CircuitBreaker<ManualClock>, answers outcome: String, _ why: Comment,
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let came = try await ask(breaker)
        #expect(came == outcome, why, sourceLocation: location)
    }

    private func ask(
        _ breaker: CircuitBreaker<ManualClock>, times: Int
    ) async throws -> [String] {
        var outcomes: [String] = []
        for _ in 1...times { outcomes.append(try await ask(breaker)) }
        return outcomes
    }

    @Test func `closed, every request goes on, and what comes of it comes back`() async throws {
        let service = Scripted(
            .status(200), .status(404), .failure(.tooLate), .status(503),
            .error(CancellationError()))
        let breaker = breaker(before: service)
        let outcomes = try await ask(breaker, times: 5)
        #expect(
            outcomes == ["200", "404", "tooLate", "503", "given up"],
            "The breaker changes no answer and no error.")
        #expect(
            service.limits == Array(repeating: .seconds(1), count: 5),
            "The time for the request is passed on.")
    }

    @Test(arguments: [
        Scripted.Line.failure(.unreachable), .failure(.tooLate), .failure(.broken),
        .failure(.unreadable), .status(500), .status(502), .status(503),
    ])
    func `after three failures in a row nothing is sent, and the answer is a refusal`(
        line: Scripted.Line
    ) async throws {
        let service = Scripted(line)
        let breaker = breaker(before: service)
        _ = try await ask(breaker, times: 3)
        let fourth = try await ask(breaker)
        #expect(fourth == "refused for 10.0 seconds", "It failed three times: \(line)")
        #expect(service.count == 3, "A service that fails is left alone.")
    }

    @Test func `a success in between starts the count anew`() async throws {
        let service = Scripted(
            .status(500), .failure(.broken), .status(200), .status(500), .failure(.broken),
            .status(204))
        let breaker = breaker(before: service)
        let outcomes = try await ask(breaker, times: 6)
        #expect(
            outcomes == ["500", "broken", "200", "500", "broken", "204"],
            "There were never three failures in a row.")
    }

    @Test(arguments: [400, 404, 409, 422])
    func `a refusal is an answer: the service is well`(status: Int) async throws {
        let breaker = breaker(before: Scripted(.status(status)))
        let outcomes = try await ask(breaker, times: 4)
        #expect(
            outcomes.last == "\(status)",
            "\(status) says that something is wrong with the request, not with the service.")
    }

    @Test func `a request that was given up says nothing of the service`() async throws {
        let breaker = breaker(before: Scripted(.error(CancellationError())))
        let outcomes = try await ask(breaker, times: 4)
        #expect(outcomes.last == "given up", "Whoever asked went away. The service did nothing.")
    }

    @Test func `an error that is no failure of the service says nothing of it`() async throws {
        let service = Scripted(
            .error(Unforeseen()), .error(Unforeseen()), .error(Unforeseen()), .status(500),
            .error(Unforeseen()), .status(500), .status(500), .error(Unforeseen()), .status(200))
        let breaker = breaker(before: service)
        let outcomes = try await ask(breaker, times: 8)
        #expect(
            outcomes == [
                "unforeseen", "unforeseen", "unforeseen", "500", "unforeseen", "500", "500",
                "refused for 10.0 seconds",
            ],
            "Only a `ServiceFailure` and a status are the service's. Other errors count for nothing."
        )
        clock.advance(by: .seconds(10))
        let probes = try await ask(breaker, times: 2)
        #expect(
            probes == ["unforeseen", "200"], "Nothing is known yet: the next one is the probe.")
    }

    @Test func `not implemented is neither a failure nor a success`() async throws {
        let service = Scripted(.status(500), .status(500), .status(501), .status(500))
        let breaker = breaker(before: service)
        let outcomes = try await ask(breaker, times: 5)
        #expect(
            outcomes == ["500", "500", "501", "500", "refused for 10.0 seconds"],
            "501 says that the service can't do this, not how it is.")
    }

    @Test func `open, it stays so for the whole pause, and says how long that is`() async throws {
        let service = Scripted(.failure(.broken))
        let breaker = breaker(before: service)
        _ = try await ask(breaker, times: 3)
        clock.advance(by: .seconds(4))
        try await expect(breaker, answers: "refused for 6.0 seconds", "4 of 10 seconds are over.")
        clock.advance(by: .milliseconds(5_999))
        try await expect(breaker, answers: "refused for 0.001 seconds", "Not yet 10 seconds.")
        #expect(service.count == 3, "Nothing was sent meanwhile.")
    }

    @Test func `after the pause one request goes on, and no other until it is answered`()
        async throws
    {
        let service = Held()
        let breaker = breaker(before: service)
        for number in 1...3 { try await asking(breaker, service, number, answered: 500) }
        clock.advance(by: .seconds(10))
        let refused = Collected<String>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...10 {
                group.addTask {
                    refused.append(try await ask(breaker))
                }
            }
            try await eventually("each of ten requests is sent or refused") {
                service.count - 3 + refused.count == 10
            }
            #expect(
                service.count == 4,
                "Ten came at once. One is the probe: a sick service is not stormed.")
            #expect(
                refused.all.allSatisfy { $0 == "refused for 10.0 seconds" },
                "The others are refused, for another pause at the longest.")
            for number in 4...max(4, service.count) { try await service.answer(number, 200) }
            try await group.waitForAll()
        }
    }

    @Test func `a probe that is answered closes the circuit, and the count begins at nothing`()
        async throws
    {
        let service = Scripted(
            .status(500), .status(500), .status(500), .status(404), .status(500), .status(500),
            .status(200), .status(200))
        let breaker = breaker(before: service)
        _ = try await ask(breaker, times: 3)
        clock.advance(by: .seconds(10))
        let outcomes = try await ask(breaker, times: 5)
        #expect(
            outcomes == ["404", "500", "500", "200", "200"],
            "The probe was answered, and two failures after it are not three.")
    }

    @Test func `a probe that fails opens the circuit for another whole pause`() async throws {
        let service = Scripted(.failure(.unreachable))
        let breaker = breaker(before: service)
        _ = try await ask(breaker, times: 3)
        clock.advance(by: .seconds(60))
        try await expect(breaker, answers: "unreachable", "The probe goes on.")
        try await expect(breaker, answers: "refused for 10.0 seconds", "It failed a moment ago.")
        clock.advance(by: .seconds(10))
        try await expect(breaker, answers: "unreachable", "The next probe goes on.")
        #expect(service.count == 5, "Three failures, two probes.")
    }

    @Test func `after a probe that was given up the next request is the probe`() async throws {
        let service = Scripted(
            .status(500), .status(500), .status(500), .error(CancellationError()), .status(200))
        let breaker = breaker(before: service)
        _ = try await ask(breaker, times: 3)
        clock.advance(by: .seconds(10))
        let outcomes = try await ask(breaker, times: 3)
        #expect(
            outcomes == ["given up", "200", "200"],
            "Nothing is known yet, and nobody must be refused for ever.")
    }

    @Test func `an answer to what was sent before it opened does not close it`() async throws {
        let service = Held()
        let breaker = breaker(before: service)
        try await asking(breaker, service, 1, answered: 200) {
            for number in 2...4 { try await asking(breaker, service, number, answered: 500) }
        }
        service.holdNoMore()
        try await expect(
            breaker, answers: "refused for 10.0 seconds",
            "The slow answer is older than the three failures.")
    }

    @Test func `a failure of what was sent before it opened does not keep it open`() async throws {
        let service = Held()
        let breaker = breaker(before: service)
        let clock = clock
        try await asking(breaker, service, 1, answered: 500) {
            for number in 2...4 { try await asking(breaker, service, number, answered: 500) }
            clock.advance(by: .seconds(9))
        }
        service.holdNoMore()
        try await expect(
            breaker, answers: "refused for 1.0 seconds",
            "The slow request was sent before the pause began, and begins none.")
    }

    @Test(arguments: [200, 500])
    func `what was sent before it opened does not decide for the probe`(late: Int) async throws {
        let service = Held()
        let breaker = breaker(before: service)
        let clock = clock
        let answered = Collected<String>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { answered.append(try await ask(breaker)) }
            group.addTask {
                try await eventually("request 1 is sent") { service.count >= 1 }
                for number in 2...4 { try await asking(breaker, service, number, answered: 500) }
                clock.advance(by: .seconds(10))
                try await asking(breaker, service, 5, answered: 200) {
                    try await service.answer(1, late)
                    try await eventually("request 1 is answered") { answered.count == 1 }
                    service.holdNoMore()
                    clock.advance(by: .seconds(4))
                    try await expect(
                        breaker, answers: "refused for 10.0 seconds",
                        "The slow \(late) is older than the failures. Only the probe decides.")
                }
            }
            // The first error ends the other too.
            for try await _ in group {}
        }
        try await expect(breaker, answers: "200", "The probe was answered.")
    }

    @Test
    func `a failure of what was sent before it opened does not count when it is closed again`()
        async throws
    {
        let service = Held()
        let breaker = breaker(before: service)
        try await openingAndClosing(breaker, service, thenAnswering: 500)
        service.holdNoMore()
        try await expect(
            breaker, answers: "200",
            "Since the probe there were two failures. The third is of a request from before.")
    }

    @Test func `an answer to what was sent before it opened does not begin the count anew`()
        async throws
    {
        let service = Held()
        let breaker = breaker(before: service)
        try await openingAndClosing(breaker, service, thenAnswering: 200)
        try await asking(breaker, service, 8, answered: 500)
        service.holdNoMore()
        try await expect(
            breaker, answers: "refused for 10.0 seconds",
            "Since the probe there were three failures. The answer is of a request from before.")
    }

    @Test func `a server that accepts and never answers is left alone`() async throws {
        try await withBadServer(.silence) { server in
            let breaker = self.breaker(before: ServiceClient("salary", at: server.address))
            for _ in 1...3 {
                await #expect(throws: ServiceFailure("salary", .tooLate), "It never answers.") {
                    try await breaker.send(.get("/"), within: .milliseconds(100))
                }
            }
            let fourth = try await self.ask(breaker)
            #expect(fourth == "refused for 10.0 seconds", "Nobody waits for it any more.")
            #expect(server.requests.count <= 3, "The fourth was not sent.")
        }
    }

    /// Sends a slow request. Meanwhile three failures open the circuit, a probe closes it, and two
    /// more fail. Then the slow one is answered.
    private func openingAndClosing(
        _ breaker: CircuitBreaker<ManualClock>, _ service: Held, thenAnswering late: Int
    ) async throws {
        let clock = clock
        try await asking(breaker, service, 1, answered: late) {
            for number in 2...4 { try await asking(breaker, service, number, answered: 500) }
            clock.advance(by: .seconds(10))
            try await asking(breaker, service, 5, answered: 200)
            for number in 6...7 { try await asking(breaker, service, number, answered: 500) }
        }
    }

    /// Sends the request that is the `number`th to reach `service`, and answers it once `meanwhile`
    /// is done.
    private func asking(
        _ breaker: CircuitBreaker<ManualClock>, _ service: Held, _ number: Int,
        answered status: Int, _ meanwhile: @escaping @Sendable () async throws -> Void = {}
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await ask(breaker) }
            group.addTask {
                try await eventually("request \(number) is sent") { service.count >= number }
                try await meanwhile()
                try await service.answer(number, status)
            }
            // The first error ends the other too.
            for try await _ in group {}
        }
    }
}
