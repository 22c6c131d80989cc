import Classroom
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
        // TODO: 2.7 Read version, trace id, span id and flags, and refuse what is malformed.
        throw NotYet("2.7", "read the header traceparent")
    }

    /// The header of version 00, with no flag but `sampled`.
    public func header() throws -> String {
        // TODO: 2.7 Write the four parts.
        throw NotYet("2.7", "write the header traceparent")
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
        // TODO: 2.7 Join the trace of the header, or begin one where there is none to join.
        throw NotYet("2.7", "join the trace that a request belongs to")
    }

    /// The span of a call that is made within `span`.
    public func child(of span: Span) throws -> Span {
        // TODO: 2.7 Make a span of its own for the call, in the same trace.
        throw NotYet("2.7", "make the span of a call")
    }

    /// Writes `span` into the headers of the call that it stands for.
    public func inject(_ span: Span, into headers: inout HTTPFields) throws {
        // TODO: 2.7 Write traceparent and tracestate.
        throw NotYet("2.7", "send the trace on with a call")
    }
}
