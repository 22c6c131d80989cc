// Why: A header that is not understood in full is ignored in full: half of a trace would join
// what does not belong together. Each call is a span of its own, whose parent is the span that
// made it.

public import HTTPTypes
public import StaffHTTP

/// The header `traceparent` of W3C Trace Context: which trace, which span, and whether to keep it.
public struct Traceparent: Hashable, Sendable {
    /// 32 lower-case hexadecimal digits.
    public let trace: String
    /// 16 lower-case hexadecimal digits: the span of whoever sends the header.
    public let span: String
    public let isSampled: Bool

    public init(trace: String, span: String, isSampled: Bool) {
        self.trace = trace
        self.span = span
        self.isSampled = isSampled
    }

    /// Reads a header, as in `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`.
    ///
    /// - Returns: `nil` when it is malformed, and so is to be ignored.
    public static func parse(_ header: String) throws -> Traceparent? {
        let parts = header.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4,
            parts[0].isHex(digits: 2), parts[0] != "ff",
            // What a later version adds stands behind the flags. Version 00 ends with them.
            parts.count == 4 || parts[0] != "00",
            parts[1].isHex(digits: 32), parts[1].contains(where: { $0 != "0" }),
            parts[2].isHex(digits: 16), parts[2].contains(where: { $0 != "0" }),
            parts[3].isHex(digits: 2), let flags = UInt8(parts[3], radix: 16)
        else { return nil }
        return Traceparent(
            trace: String(parts[1]), span: String(parts[2]), isSampled: flags & 1 == 1)
    }

    /// The header of version 00, with no flag but `sampled`.
    public func header() throws -> String {
        "00-\(trace)-\(span)-\(isSampled ? "01" : "00")"
    }
}

/// Follows a request from process to process by the headers of W3C Trace Context.
public struct TraceContext: TracePropagation {
    private let ids: TraceIDs

    public init(_ ids: TraceIDs = .random) {
        self.ids = ids
    }

    /// The span of answering a request: in the caller's trace, or the root of a new one.
    public func extract(from headers: HTTPFields) throws -> Span {
        // One by one: joined with a comma, two of them might pass for a longer one.
        let callers = headers[values: .traceparent]
        guard callers.count == 1, let caller = try Traceparent.parse(callers[0]) else {
            return Span(trace: ids.trace(), id: ids.span(), parent: nil)
        }
        return Span(
            trace: caller.trace, id: ids.span(), parent: caller.span,
            isSampled: caller.isSampled, state: headers[.tracestate])
    }

    /// The span of a call that is made within `span`.
    public func child(of span: Span) throws -> Span {
        Span(
            trace: span.trace, id: ids.span(), parent: span.id, isSampled: span.isSampled,
            state: span.state)
    }

    /// Writes `span` into the headers of the call that it stands for.
    public func inject(_ span: Span, into headers: inout HTTPFields) throws {
        headers[.traceparent] = try Traceparent(
            trace: span.trace, span: span.id, isSampled: span.isSampled
        ).header()
        headers[.tracestate] = span.state
    }
}
