import EventStore
import Foundation
import Testing

@Suite("Positions, times and names")
struct ValueTests {
    @Test(arguments: ["0", "12", "12.3", "9223372036854775807"])
    func `a position is written as it is read`(text: String) throws {
        #expect(try #require(Position(text)).description == text)
    }

    @Test(arguments: ["", "-1", "+1", "012", "1.", "1.0", "1.-2", "1.2.3", "x", " 1", "1e3"])
    func `what is no position is not read as one`(text: String) {
        #expect(Position(text) == nil)
    }

    @Test func `positions are ordered by number, then by index`() {
        let ordered = [Position.start, Position(1), Position(1, index: 2), Position(2)]
        #expect(ordered.shuffled().sorted() == ordered)
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"),
        (1_777_887_000_000_001, "2026-05-04T09:30:00.000001Z"),
        (1_777_887_000_999_999, "2026-05-04T09:30:00.999999Z"),
    ])
    func `a time is written to the microsecond, and read again`(
        microseconds: Int64, text: String
    ) {
        let time = Timestamp(microseconds: microseconds)
        #expect(time.description == text)
        #expect(Timestamp(text) == time)
    }

    @Test(arguments: [
        "", "2026-05-04", "2026-05-04T09:30:00Z", "2026-05-04T09:30:00.00000xZ",
        "2026-05-04T09:30:00.-00001Z", "2026-05-04T09:30:00.+00001Z",
        "2026-02-30T09:30:00.000001Z", "2026-05-04T24:00:00.000001Z",
    ])
    func `what is no time is not read as one`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func `a category is what stands before the first dash`() {
        #expect(StreamName("vacation", "c90a897c-557e", 2026).category == "vacation")
        #expect(StreamName("vacation", "c90a897c-557e", 2026).text == "vacation-c90a897c-557e-2026")
        #expect(StreamName("lonely").category == "lonely")
    }
}

@Suite("Events that can't be read")
struct UndecodableEventTests {
    private struct Facts: Codable {
        let days: Int
    }

    private func event(payload: String, metadata: String = "{}") -> RecordedEvent {
        RecordedEvent(
            position: Position(7), stream: "vacation-1-2026", streamVersion: 3, id: UUID(),
            type: "vacation.opened", version: 2, payload: Data(payload.utf8),
            metadata: Data(metadata.utf8), recordedAt: Timestamp(microseconds: 0))
    }

    @Test(arguments: [
        ("{}", "“days” is missing"), (#"{"days":"x"}"#, "“days”: "), ("{", "JSON"), ("", "JSON"),
        (#"{"days":null}"#, "“days”"),
    ])
    func `the error names stream, version, type, and what is wrong`(
        payload: String, problem: String
    ) throws {
        let error = try #require(throws: UndecodableEvent.self) {
            try event(payload: payload).facts(as: Facts.self)
        }
        for part in ["event 3 of vacation-1-2026", "vacation.opened in version 2", problem] {
            #expect("\(error)".contains(part), "\(error)")
        }
    }

    @Test func `metadata that can't be read is an error too`() throws {
        let error = try #require(throws: UndecodableEvent.self) {
            try event(payload: #"{"days":1}"#, metadata: "[]").about()
        }
        #expect("\(error)".hasPrefix("The metadata of event 3 of vacation-1-2026"), "\(error)")
    }

    @Test func `an unknown event says which one it is`() {
        let error = UnknownEvent(event(payload: "{}"))
        #expect("\(error)".contains("vacation-1-2026"))
        #expect("\(error)".contains("vacation.opened in version 2"))
    }

    @Test func `metadata is the same bytes for the same content`() throws {
        let about = EventMetadata(actor: "grace", reason: "a/b", trace: "4bf9", causation: UUID())
        #expect(try about.encoded() == about.encoded())
        #expect(try EventMetadata().encoded() == Data("{}".utf8))
        let again = event(
            payload: "{}", metadata: String(decoding: try about.encoded(), as: UTF8.self))
        #expect(try again.about() == about)
    }
}
