import Foundation
import HTTPTypes
import Hosting
import StaffHTTP
import Synchronization
import Testing

@testable import Lesson2

/// The swap itself, under load and by a service in Python, is in `Step8_UnderLoadTests.swift`.
@Suite("Lesson 2, step 8: swap a service")
struct Step8_SwapAService {
    // MARK: What an answer has to have

    @Test(arguments: [
        (#"{"a": 1, "b": 2}"#, #"{"a": 1}"#), (#"{"a": {"b": 1, "c": 2}}"#, #"{"a": {"b": 1}}"#),
        (#"[{"a": 1, "b": 2}]"#, #"[{"a": 1}]"#), ("[]", "[]"), ("{}", "{}"), ("null", "null"),
        (#""x""#, #""x""#), ("1.0", "1"), (#"{"a": null}"#, #"{"a": null}"#), ("[[1]]", "[[1]]"),
    ])
    func `an answer may have more than the consumer reads`(
        actual: String, expected: String
    ) throws {
        let includes = try ContractCheck.includes(json(actual), json(expected))
        #expect(includes, "\(actual) has all of \(expected).")
    }

    @Test(arguments: [
        ("{}", #"{"a": 1}"#), (#"{"a": 2}"#, #"{"a": 1}"#), (#"{"a": "1"}"#, #"{"a": 1}"#),
        (#"{"a": {"c": 1}}"#, #"{"a": {"b": 1}}"#), ("null", "{}"), ("{}", "[]"), ("1", "true"),
        (#"{"a": 1}"#, #"{"a": null}"#), ("{}", #"{"a": null}"#), (#""X""#, #""x""#),
    ])
    func `an answer must have what the consumer reads`(actual: String, expected: String) throws {
        let includes = try ContractCheck.includes(json(actual), json(expected))
        #expect(!includes, "\(actual) lacks something of \(expected).")
    }

    @Test(arguments: [
        ("[1, 2]", "[1]"), ("[1]", "[1, 2]"), ("[]", "[1]"), ("[1]", "[]"), ("[2, 1]", "[1, 2]"),
    ])
    func `an array has its elements, in order, and no others`(
        actual: String, expected: String
    ) throws {
        let includes = try ContractCheck.includes(json(actual), json(expected))
        #expect(!includes, "One request too many in an account is a mistake, not an addition.")
    }

    // MARK: The contract

    private let contract = [
        Interaction("first", status: 201, body: ["a": 1], keepsIDAs: "thing") { _ in
            .post("/things")
        },
        Interaction("second", status: 200) { ids in .get("/things/\(ids["thing"] ?? "none")") },
        Interaction("third", status: 404, body: ["b": 2]) { _ in .get("/nothing") },
    ]

    @Test func `every request of the contract is made, in its order`() async throws {
        let service = ScriptedService([
            (201, #"{"a": 1, "id": "x1"}"#), (200, "{}"), (404, #"{"b": 2}"#),
        ])
        let breaches = try await ContractCheck.check(contract, of: service)
        #expect(breaches == [], "Every line is kept.")
        #expect(
            service.asked == ["POST /things", "GET /things/x1", "GET /nothing"],
            "The second asks for the id that the first answer had.")
    }

    @Test func `a wrong status and a wrong body are breaches`() async throws {
        let service = ScriptedService([(200, #"{"a": 1}"#), (200, "<html>"), (404, "{}")])
        let breaches = try await ContractCheck.check(contract, of: service)
        #expect(
            breaches.map(\.interaction).contains("first"), "201 was agreed, and 200 came.")
        #expect(breaches.map(\.interaction).contains("third"), "The consumer reads b.")
        #expect(
            !breaches.map(\.interaction).contains("second"), "Nobody reads the second's body.")
    }

    @Test func `a body that is no JSON is a breach where one is read`() async throws {
        let service = ScriptedService([(201, "<html>"), (200, "<html>"), (404, "")])
        let breaches = try await ContractCheck.check(contract, of: service)
        #expect(breaches.map(\.interaction) == ["first", "third"], "Web pages have no members.")
    }

    @Test func `one breach does not hide the next`() async throws {
        let service = ScriptedService([(200, #"{"a": 1, "id": "x1"}"#), (500, ""), (500, "")])
        let breaches = try await ContractCheck.check(contract, of: service)
        #expect(
            breaches.map(\.interaction) == ["first", "second", "third"],
            "Each request has one breach, the first thing that is wrong. Told were: \(breaches)")
        #expect(
            service.asked.contains("GET /things/x1"), "The id came, if with the wrong status.")
    }

    @Test func `no answer is a breach too`() async throws {
        let service = ScriptedService([(201, #"{"a": 1}"#), nil, (404, #"{"b": 2}"#)])
        let breaches = try await ContractCheck.check(contract, of: service)
        #expect(
            breaches.map(\.interaction) == ["second"], "The service went away, and came back.")
    }

    // MARK: The replacement

    @Test func `the old one is stopped when the new one has taken over`() async throws {
        let events = ReplacementEvents()
        let new = try await replace(events)
        #expect(new.address == "http://new", "The new one is returned.")
        let inOrder = events.all.joined(separator: ", ")
        #expect(
            inOrder == "new started, new ready, requests go to new, settled, old stopped",
            "At every moment somebody is there who answers.")
    }

    @Test(arguments: ["new ready", "requests go to new"])
    func `when the new one is no good, the old one stays`(failing: String) async throws {
        let events = ReplacementEvents(failingAt: failing)
        _ = try? await replace(events)
        try #require(events.all.contains(failing), "The new one is tried first.")
        #expect(!events.all.contains("old stopped"), "The old one goes on.")
    }

    @Test(arguments: ["new ready", "requests go to new"])
    func `when the new one is no good, it is stopped`(failing: String) async throws {
        let events = ReplacementEvents(failingAt: failing)
        _ = try? await replace(events)
        try #require(events.all.contains(failing), "The new one is tried first.")
        #expect(events.all.contains("new stopped"), "Nobody else knows of it who could end it.")
    }

    @Test(arguments: ["new ready", "requests go to new"])
    func `when the new one is no good, the caller is told why`(failing: String) async throws {
        let events = ReplacementEvents(failingAt: failing)
        await #expect(
            throws: ReplacementEvents.Failed(event: failing), "The service is not replaced."
        ) {
            try await replace(events)
        }
    }

    @Test func `when the new one does not start, nothing else is done`() async throws {
        let events = ReplacementEvents(failingAt: "new started")
        await #expect(
            throws: ReplacementEvents.Failed(event: "new started"), "The caller is told why."
        ) {
            try await replace(events)
        }
        #expect(events.all == ["new started"], "There is nothing to wait for or to stop.")
    }

    @Test(arguments: ["settled", "old stopped"])
    func `when the old one does not end in order, the new one stays`(failing: String) async throws {
        let events = ReplacementEvents(failingAt: failing)
        await #expect(
            throws: ReplacementEvents.Failed(event: failing), "The old one may still be there."
        ) {
            try await replace(events)
        }
        #expect(!events.all.contains("new stopped"), "All requests go to it already.")
    }

    @Test func `when settling fails, the old one is not stopped`() async throws {
        let events = ReplacementEvents(failingAt: "settled")
        _ = try? await replace(events)
        try #require(events.all.contains("settled"), "It is waited for.")
        #expect(!events.all.contains("old stopped"), "Requests may still be on their way to it.")
    }

    @discardableResult
    private func replace(_ events: ReplacementEvents) async throws -> any RunningInstance {
        try await Replacement.replace(
            NotedInstance("old", events), in: NotedRegistry(events),
            start: { try events.note("new started", NotedInstance("new", events)) },
            settle: { try events.note("settled", ()) })
    }

    private func json(_ text: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }
}

/// A service that gives the answers it was told, and none for `nil`.
private final class ScriptedService: ServiceCalls {
    private let answers: [(status: Int, body: String)?]
    private let requests = Mutex<[String]>([])

    init(_ answers: [(Int, String)?]) {
        self.answers = answers.map { answer in answer.map { (status: $0.0, body: $0.1) } }
    }

    var asked: [String] { requests.withLock { $0 } }

    func send(_ request: ServiceRequest, within limit: Duration) async throws -> ServiceAnswer {
        let place = requests.withLock {
            $0.append("\(request.method) \(request.path)")
            return $0.count - 1
        }
        guard place < answers.count, let answer = answers[place] else {
            throw ServiceFailure("vacation", .unreachable)
        }
        return ServiceAnswer(
            from: "vacation", status: answer.status, body: Data(answer.body.utf8))
    }
}

/// What happened, in its order, and what is to fail.
private final class ReplacementEvents: Sendable {
    struct Failed: Error, Equatable {
        let event: String
    }

    private let failing: String?
    private let events = Mutex<[String]>([])

    init(failingAt failing: String? = nil) {
        self.failing = failing
    }

    var all: [String] { events.withLock { $0 } }

    func note<Value>(_ event: String, _ value: Value) throws -> Value {
        events.withLock { $0.append(event) }
        if event == failing { throw Failed(event: event) }
        return value
    }
}

private struct NotedInstance: RunningInstance {
    let name: String
    let events: ReplacementEvents

    init(_ name: String, _ events: ReplacementEvents) {
        self.name = name
        self.events = events
    }

    var address: String { "http://\(name)" }

    func waitUntilReady() async throws { try events.note("\(name) ready", ()) }

    func stop() async throws { try events.note("\(name) stopped", ()) }
}

private struct NotedRegistry: InstanceRegistry {
    let events: ReplacementEvents

    init(_ events: ReplacementEvents) {
        self.events = events
    }

    func use(_ addresses: [String]) async throws {
        let names = addresses.map { $0.dropFirst("http://".count) }.joined(separator: ", ")
        try events.note("requests go to \(names)", ())
    }
}
