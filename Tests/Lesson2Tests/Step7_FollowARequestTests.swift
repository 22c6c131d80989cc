import HTTPTypes
import Lesson2
import StaffHTTP
import Synchronization
import Testing

/// The ids of the example in W3C Trace Context.
private let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
private let caller = "00f067aa0ba902b7"
private let header = "00-\(trace)-\(caller)-01"

@Suite("Lesson 2, step 7: follow a request")
struct Step7_FollowARequest {
    /// Gives the span ids `…0001`, `…0002` and so on, and one trace id.
    private func context() -> TraceContext {
        let spans = Mutex(0)
        return TraceContext(
            TraceIDs(
                trace: { "0123456789abcdef0123456789abcdef" },
                span: {
                    spans.withLock {
                        $0 += 1
                        return "000000000000000\($0)"
                    }
                }))
    }

    // MARK: The header

    @Test func `a header has a trace, a span and a flag`() throws {
        let parsed = try Traceparent.parse(header)
        #expect(parsed == Traceparent(trace: trace, span: caller, isSampled: true))
    }

    @Test(arguments: [("00", false), ("01", true), ("02", false), ("03", true), ("ff", true)])
    func `the last bit of the flags says whether the trace is sampled`(
        flags: String, isSampled: Bool
    ) throws {
        let parsed = try Traceparent.parse("00-\(trace)-\(caller)-\(flags)")
        #expect(
            parsed == Traceparent(trace: trace, span: caller, isSampled: isSampled),
            "The other seven bits of \(flags) are for others.")
    }

    @Test(arguments: [
        "", "-", "00", "00-\(trace)-\(caller)", "\(trace)-\(caller)-01", " \(header)", "\(header) ",
        "00-\(trace)-\(caller)-", "00-\(trace)-\(caller)-1", "00-\(trace)-\(caller)-001",
        "0-\(trace)-\(caller)-01", "000-\(trace)-\(caller)-01", "00_\(trace)_\(caller)_01",
        "00-\(trace.dropLast())-\(caller)-01", "00-\(trace)0-\(caller)-01",
        "00-\(trace)-\(caller.dropLast())-01", "00-\(trace)-\(caller)0-01",
        "\(header), \(header)",
    ])
    func `a header of another length is malformed`(header: String) throws {
        let parsed = try Traceparent.parse(header)
        #expect(parsed == nil, "2, 32, 16 and 2 digits, with one hyphen between.")
    }

    @Test(arguments: [
        "00-\(trace.uppercased())-\(caller)-01", "00-\(trace)-\(caller.uppercased())-01",
        "00-\(trace.dropLast())g-\(caller)-01", "00-\(trace)-\(caller.dropLast())z-01",
        "0x-\(trace)-\(caller)-01", "00-\(trace)-\(caller)-0g", "00-\(trace)-\(caller)-+1",
        "00-\(trace)-\(caller)-0A", "00-\(trace.dropLast())６-\(caller)-01",
    ])
    func `only lower-case hexadecimal digits will do`(header: String) throws {
        let parsed = try Traceparent.parse(header)
        #expect(parsed == nil, "W3C Trace Context knows 0 to 9 and a to f, and no others.")
    }

    @Test(arguments: [
        "00-00000000000000000000000000000000-\(caller)-01", "00-\(trace)-0000000000000000-01",
    ])
    func `an id of zeros alone is none`(header: String) throws {
        let parsed = try Traceparent.parse(header)
        #expect(parsed == nil, "Zeros stand for “no trace” and “no span”.")
    }

    @Test func `version 00 ends with its flags`() throws {
        let longer = try Traceparent.parse("\(header)-more")
        let hyphen = try Traceparent.parse("\(header)-")
        #expect(longer == nil && hyphen == nil, "Version 00 has four parts.")
    }

    @Test(arguments: ["01-\(trace)-\(caller)-01", "cc-\(trace)-\(caller)-01-what-comes-later"])
    func `a later version is read by its first four parts`(header: String) throws {
        let parsed = try Traceparent.parse(header)
        #expect(
            parsed == Traceparent(trace: trace, span: caller, isSampled: true),
            "Otherwise one service that is updated would break the traces of all others.")
    }

    @Test func `version ff is forbidden`() throws {
        let parsed = try Traceparent.parse("ff-\(trace)-\(caller)-01")
        #expect(parsed == nil, "W3C Trace Context keeps ff for “invalid”.")
    }

    @Test func `what is written is version 00`() throws {
        let sampled = try Traceparent(trace: trace, span: caller, isSampled: true).header()
        let not = try Traceparent(trace: trace, span: caller, isSampled: false).header()
        #expect(sampled == "00-\(trace)-\(caller)-01")
        #expect(not == "00-\(trace)-\(caller)-00")
    }

    // MARK: In

    @Test func `a request without a header is the root of a new trace`() throws {
        let span = try context().extract(from: [:])
        let root = Span(
            trace: "0123456789abcdef0123456789abcdef", id: "0000000000000001", parent: nil)
        #expect(span == root, "New ids, no parent, sampled.")
    }

    @Test func `a request joins its caller's trace, with a span of its own`() throws {
        let span = try context().extract(from: [.traceparent: header])
        #expect(
            span == Span(trace: trace, id: "0000000000000001", parent: caller),
            "The caller's span is the parent, and keeps its id.")
    }

    @Test func `who did not want the trace kept is heard`() throws {
        let headers: HTTPFields = [.traceparent: "00-\(trace)-\(caller)-00"]
        let context = context()
        let span = try context.extract(from: headers)
        let call = try context.child(of: span)
        #expect(!span.isSampled && !call.isSampled, "The flag is the caller's to set.")
    }

    @Test func `a malformed header begins a new trace, and its tracestate is dropped`() throws {
        let malformed: HTTPFields = [.traceparent: "00-\(trace)-oops-01", .tracestate: "a=1"]
        let span = try context().extract(from: malformed)
        #expect(span.trace == "0123456789abcdef0123456789abcdef", "There is no trace to join.")
        #expect(span.parent == nil, "Nothing of the header is to be believed.")
        #expect(span.state == nil, "What others noted of a trace is worth nothing without it.")
    }

    @Test(arguments: [header, "cc-\(trace)-\(caller)-01-what-comes-later"])
    func `two traceparents are none`(first: String) throws {
        var headers = HTTPFields()
        headers.append(HTTPField(name: .traceparent, value: first))
        headers.append(HTTPField(name: .traceparent, value: "00-\(trace)-00f067aa0ba902b8-01"))
        let span = try context().extract(from: headers)
        #expect(span.parent == nil, "Which of the two called can't be known: a new trace.")
    }

    // MARK: Out

    @Test func `a call works for the request that makes it`() throws {
        let context = context()
        let span = try context.extract(from: [.traceparent: header])
        let call = try context.child(of: span)
        #expect(call.parent == span.id && call.trace == trace, "The request is the parent.")
    }

    @Test func `each call has a span of its own`() throws {
        let context = context()
        let span = try context.extract(from: [.traceparent: header])
        let calls = try [context.child(of: span), context.child(of: span)]
        #expect(
            Set(calls.map(\.id) + [span.id, caller]).count == 4,
            "Two calls, the request, and the caller's call of it are four pieces of work.")
    }

    @Test func `the header of a call names the call's own span`() throws {
        // Where a request is passed on as it came, the header of the caller is there already.
        var headers: HTTPFields = [
            .traceparent: header, .tracestate: "a=1", .accept: "application/json",
        ]
        let call = Span(trace: trace, id: "0000000000000002", parent: "0000000000000001")
        try context().inject(call, into: &headers)
        #expect(
            headers == [
                .traceparent: "00-\(trace)-0000000000000002-01", .accept: "application/json",
            ],
            "The service that is called has the call for its parent. No `tracestate` belongs to it."
        )
    }

    @Test func `tracestate is passed on as it came`() throws {
        let context = context()
        var headers: HTTPFields = [.traceparent: header]
        headers.append(HTTPField(name: .tracestate, value: "rojo=00f067aa0ba902b7"))
        headers.append(HTTPField(name: .tracestate, value: "congo=t61rcWkgMzE"))
        let call = try context.child(of: context.extract(from: headers))
        var passedOn = HTTPFields()
        try context.inject(call, into: &passedOn)
        #expect(
            passedOn[.tracestate] == "rojo=00f067aa0ba902b7, congo=t61rcWkgMzE",
            "It belongs to others: two lines of it are one list, in the same order.")
    }
}
